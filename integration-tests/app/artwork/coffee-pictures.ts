import { drawCoffeeBag } from "./coffee-bag"
import { darker, lighter } from "./colour"
import { drawScene, ground, lettering, mark, round } from "./scene"

/** Coffee and what one brews it with, by the handle of the product. */
export const coffeePictures: Record<string, () => string> = {
  "harbour-espresso": () =>
    drawCoffeeBag({
      wall: "#e6cdb8",
      table: "#b98c6c",
      bag: "#34504a",
      ink: "#26403a",
      name: ["HARBOUR", "ESPRESSO"],
      origin: "hazelnut · dark cherry · cocoa",
      emblem: `<rect x="250" y="270" width="100" height="100" fill="#efd9b4"/><circle cx="318" cy="302" r="16" fill="#d9734a"/>
        <path d="M250 330 q12.5 -12 25 0 t25 0 t25 0 t25 0 V370 H250 Z" fill="#5b8580"/>
        <path d="M250 345 q12.5 -12 25 0 t25 0 t25 0 t25 0 V370 H250 Z" fill="#34504a"/>
        <path d="M276 326 l30 0 l-6 9 h-18 Z" fill="#f8f2e7"/><path d="M289 326 V296 l16 24 Z" fill="#f8f2e7"/>`,
    }),
  "konga-filter": () =>
    drawCoffeeBag({
      wall: "#d3ddcf",
      table: "#a9b59b",
      bag: "#d98e63",
      ink: "#8a4a29",
      name: ["KONGA", "FILTER"],
      origin: "bergamot · peach · black tea",
      emblem: `<rect x="250" y="270" width="100" height="100" fill="#f4dfbf"/><circle cx="300" cy="312" r="20" fill="#e8a54b"/>
        <path d="M250 342 Q275 306 300 338 Q322 312 350 344 V370 H250 Z" fill="#7f9a72"/>
        <path d="M250 356 Q285 334 318 352 Q336 344 350 354 V370 H250 Z" fill="#4f7052"/>`,
    }),
  "evening-decaf": () =>
    drawCoffeeBag({
      wall: "#cfc6d6",
      table: "#8f86a0",
      bag: "#3c4468",
      ink: "#30375a",
      name: ["EVENING", "DECAF"],
      origin: "caramel · red apple · malt",
      emblem: `<rect x="250" y="270" width="100" height="100" fill="#3c4468"/><circle cx="306" cy="306" r="22" fill="#f2d99a"/>
        <circle cx="317" cy="299" r="20" fill="#3c4468"/><g fill="#f8f2e7"><circle cx="270" cy="294" r="2"/><circle cx="282" cy="318" r="1.5"/><circle cx="330" cy="322" r="2"/><circle cx="288" cy="282" r="1.5"/></g>
        <path d="M250 348 Q280 330 306 346 Q330 336 350 348 V370 H250 Z" fill="#232a49"/>`,
    }),
  "stovetop-moka-pot": drawMokaPot,
  "stoneware-dripper": drawDripper,
  "paper-filters": drawPaperFilters,
}

function drawMokaPot(): string {
  const steel = "#b9bfc0"
  // Facets of the two chambers, from left to right, as seen from the front.
  const facets = [0.34, -0.05, 0.55, 0.12, 0.42, 0.3]
  const chamber = (top: number, bottom: number, topHalf: number, bottomHalf: number) =>
    facets
      .map((_, index) => {
        const at = (half: number, share: number) =>
          290 + half * Math.sin((share - 0.5) * Math.PI)
        const [l, r] = [index / facets.length, (index + 1) / facets.length]
        const tone = facets[index] ?? 0
        const fill = index < 3 ? lighter(steel, Math.max(tone, 0)) : darker(steel, tone)
        return `<path d="M${at(topHalf, l)} ${top} L${at(topHalf, r) + 0.6} ${top} L${at(bottomHalf, r) + 0.6} ${bottom} L${at(bottomHalf, l)} ${bottom} Z" fill="${fill}"/>`
      })
      .join("")
  const thing = `
  <defs>${round("band", "#9aa1a3")}${round("lid", steel)}
    <linearGradient id="wood" x1="0" x2="1"><stop offset="0" stop-color="#e0b47d"/><stop offset="1" stop-color="#b37f4b"/></linearGradient></defs>
  <path d="M362 214 L428 206 Q446 206 446 226 L432 336 Q430 350 416 348 Q404 346 406 332 L416 246 L366 250 Z" fill="url(#wood)"/>
  <path d="M366 218 L426 211 Q440 211 440 226" fill="none" stroke="#f3d5a5" stroke-width="4" stroke-linecap="round" opacity="0.8"/>
  <path d="M214 196 L176 178 Q170 190 190 214 L226 262 Z" fill="${lighter(steel, 0.2)}"/>
  <path d="M214 196 L176 178 Q172 186 180 200 Z" fill="${darker(steel, 0.3)}"/>
  ${chamber(190, 338, 88, 64)}
  <rect x="222" y="334" width="136" height="22" rx="5" fill="url(#band)"/>
  <rect x="222" y="343" width="136" height="3" fill="#6d7476" opacity="0.6"/>
  ${chamber(356, ground, 68, 98)}
  <ellipse cx="290" cy="${ground}" rx="97" ry="6" fill="${darker(steel, 0.55)}" opacity="0.55"/>
  <circle cx="336" cy="404" r="9" fill="${darker(steel, 0.3)}"/><circle cx="334" cy="402" r="5" fill="#e8c98b"/>
  <path d="M198 192 Q290 128 382 192 Z" fill="url(#lid)"/><rect x="196" y="186" width="188" height="10" rx="5" fill="${lighter(steel, 0.25)}"/>
  <rect x="284" y="140" width="12" height="18" fill="${darker(steel, 0.35)}"/><ellipse cx="290" cy="132" rx="19" ry="15" fill="url(#wood)"/>
  <ellipse cx="284" cy="127" rx="8" ry="5" fill="#f6dfb8" opacity="0.7"/>
  <path d="M176 152 q-14 -18 2 -36 q14 -16 0 -36" fill="none" stroke="#fffaf2" stroke-width="7" stroke-linecap="round" opacity="0.6"/>
  <path d="M206 140 q-10 -14 2 -28 q10 -12 0 -28" fill="none" stroke="#fffaf2" stroke-width="5" stroke-linecap="round" opacity="0.5"/>`
  return drawScene({ wall: "#d8cfc0", table: "#a67f62", shadow: 112, thing })
}

function drawDripper(): string {
  const clay = "#c98364"
  const thing = `
  <defs>${round("clay", clay)}${round("glass", "#cddad8", 0.5)}${round("coffee", "#5a3322")}</defs>
  <path d="M216 348 Q190 404 196 456 Q200 ${ground} 226 ${ground} H374 Q400 ${ground} 404 456 Q410 404 384 348 Z" fill="url(#glass)" opacity="0.75"/>
  <path d="M198 440 Q197 ${ground - 4} 226 ${ground - 4} H374 Q403 ${ground - 4} 402 440 Z" fill="url(#coffee)" opacity="0.94"/>
  <ellipse cx="300" cy="440" rx="102" ry="11" fill="#7a4a33"/><ellipse cx="286" cy="438" rx="60" ry="5" fill="#a06a4c" opacity="0.7"/>
  <path d="M222 362 Q204 410 208 456" fill="none" stroke="#ffffff" stroke-width="8" stroke-linecap="round" opacity="0.6"/>
  <path d="M300 362 V432" stroke="#5a3322" stroke-width="4" stroke-linecap="round"/>
  <path d="M404 234 Q470 222 466 266 Q460 306 372 300" fill="none" stroke="${darker(clay, 0.22)}" stroke-width="19" stroke-linecap="round"/>
  <path d="M404 230 Q464 220 460 262" fill="none" stroke="${lighter(clay, 0.25)}" stroke-width="6" stroke-linecap="round" opacity="0.7"/>
  <rect x="180" y="330" width="240" height="20" rx="10" fill="url(#clay)"/>
  <path d="M172 196 L428 196 L348 334 H252 Z" fill="url(#clay)"/>
  <path d="M172 196 L428 196 L414 220 Q300 250 186 220 Z" fill="${darker(clay, 0.4)}" opacity="0.16"/>
  <ellipse cx="300" cy="196" rx="128" ry="27" fill="${lighter(clay, 0.28)}"/><ellipse cx="300" cy="198" rx="117" ry="22" fill="${darker(clay, 0.35)}"/>
  <path d="M184 198 A117 22 0 0 0 416 198 Q300 236 184 198 Z" fill="#f6ecdc"/>
  <path d="M186 196 A117 22 0 0 1 414 196 Q300 160 186 196 Z" fill="#e8d8c0"/>
  <ellipse cx="300" cy="203" rx="92" ry="13" fill="#4a2b1d"/><ellipse cx="288" cy="200" rx="52" ry="6" fill="#6d4430"/>
  <g fill="#f5e6d6" opacity="0.5"><circle cx="236" cy="262" r="2.4"/><circle cx="262" cy="288" r="1.8"/><circle cx="330" cy="256" r="2"/><circle cx="300" cy="300" r="2.4"/><circle cx="356" cy="282" r="1.6"/><circle cx="282" cy="248" r="1.6"/></g>
  <path d="M262 150 q-14 -18 2 -36 q14 -16 0 -34" fill="none" stroke="#fffaf2" stroke-width="7" stroke-linecap="round" opacity="0.65"/>
  <path d="M318 146 q-12 -16 2 -32 q12 -14 0 -30" fill="none" stroke="#fffaf2" stroke-width="6" stroke-linecap="round" opacity="0.55"/>`
  return drawScene({ wall: "#cfdcd8", table: "#93a8a0", shadow: 118, thing })
}

function drawPaperFilters(): string {
  const kraft = "#c99f6c"
  const paper = "#ead9bb"
  const sheet = (x: number, angle: number, tone: number) => `
    <g transform="rotate(${angle} ${x} 300)"><path d="M${x - 74} 150 Q${x} 118 ${x + 74} 150 L${x + 34} 312 H${x - 34} Z" fill="${darker(paper, tone)}"/>
    <path d="M${x + 74} 150 L${x + 34} 312 l-8 0 L${x + 62} 146 Z" fill="${darker(paper, tone + 0.14)}"/>
    <path d="M${x - 64} 152 L${x - 28} 306 H${x + 26}" fill="none" stroke="${darker(paper, tone + 0.2)}" stroke-width="1.6" stroke-dasharray="4 4"/></g>`
  const thing = `
  <defs><linearGradient id="front" x1="0" x2="1"><stop offset="0" stop-color="${lighter(kraft, 0.24)}"/><stop offset="1" stop-color="${kraft}"/></linearGradient></defs>
  <path d="M390 262 L440 240 V${ground - 24} L390 ${ground} Z" fill="${darker(kraft, 0.34)}"/>
  <path d="M176 262 L226 240 H440 L390 262 Z" fill="${darker(kraft, 0.5)}"/>
  ${sheet(336, 11, 0.12)}${sheet(306, 2, 0.05)}${sheet(272, -9, 0)}
  <path d="M176 262 H390 V${ground} H176 Z" fill="url(#front)"/>
  <path d="M236 262 Q283 306 330 262 Z" fill="${darker(paper, 0.04)}"/><path d="M236 262 Q283 306 330 262" fill="none" stroke="${darker(kraft, 0.3)}" stroke-width="2" opacity="0.5"/>
  <g transform="translate(-17 0)">
    <path d="M262 340 h76 l-22 56 h-32 Z" fill="none" stroke="#5d4327" stroke-width="3" stroke-linejoin="round"/>
    <path d="M276 340 l14 56 M324 340 l-14 56 M300 340 v56" stroke="#5d4327" stroke-width="1.6"/>
    ${lettering([
      {
        text: "PAPER FILTERS",
        y: 430,
        size: 19,
        spacing: 2.4,
        colour: "#4d361e",
        weight: 700,
      },
      { text: "02 · one hundred", y: 451, size: 13, spacing: 1, colour: "#5d4327" },
    ])}${mark(474, "#5d4327", 9)}
  </g>`
  return drawScene({ wall: "#ecdcc4", table: "#7f9a86", shadow: 128, thing })
}
