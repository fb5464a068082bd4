import { darker, lighter } from "./colour"
import { drawScene, ground, lettering, mark, round } from "./scene"

const paper = "#f8f2e7"

/** Skin care, by the handle of the product. */
export const skinCarePictures: Record<string, () => string> = {
  "sea-buckthorn-serum": drawSerum,
  "birch-cleanser": drawCleanser,
  "calendula-lip-balm": drawLipBalm,
  "oat-honey-soap": drawSoap,
  "fig-hand-cream": drawHandCream,
  "coffee-body-scrub": drawScrub,
}

function drawSerum(): string {
  const amber = "#b8651f"
  const thing = `
  <defs>${round("amber", amber, 1.1)}${round("rubber", "#3a3330")}${round("collar", "#c9b38a")}</defs>
  <path d="M276 92 Q276 70 300 70 Q324 70 324 92 V150 H276 Z" fill="url(#rubber)"/>
  <rect x="262" y="146" width="76" height="46" rx="5" fill="url(#collar)"/>
  <path d="M262 156 h76 M262 166 h76 M262 176 h76" stroke="#8f7a52" stroke-width="1.6" opacity="0.55"/>
  <path d="M266 192 H334 V206 Q334 220 356 228 Q384 238 384 264 V${ground - 16} Q384 ${ground} 368 ${ground} H232 Q216 ${ground} 216 ${ground - 16} V264 Q216 238 244 228 Q266 220 266 206 Z" fill="url(#amber)"/>
  <path d="M230 262 Q232 246 250 240" fill="none" stroke="#ffe2b5" stroke-width="7" stroke-linecap="round" opacity="0.85"/>
  <rect x="227" y="276" width="9" height="190" rx="4.5" fill="#ffe2b5" opacity="0.5"/>
  <rect x="372" y="262" width="5" height="210" rx="2.5" fill="#ffcf8f" opacity="0.3"/>
  <rect x="246" y="292" width="138" height="156" fill="${paper}"/><path d="M350 292 h34 v156 h-34 Z" fill="#6b5a48" opacity="0.1"/>
  <g transform="translate(12 0)">${mark(318, "#7a4517", 9)}
  <g fill="#e0832b"><circle cx="286" cy="350" r="9"/><circle cx="306" cy="342" r="9"/><circle cx="300" cy="360" r="9"/><circle cx="322" cy="356" r="9"/></g>
  <path d="M272 372 Q300 352 336 334" fill="none" stroke="#5f7a4f" stroke-width="3" stroke-linecap="round"/><path d="M330 338 q16 -14 24 -6 q-6 14 -24 6 Z M282 366 q-18 4 -22 -8 q14 -6 22 8 Z" fill="#7f9a6c"/>
  ${lettering([
    {
      text: "SEA BUCKTHORN",
      y: 400,
      size: 13,
      spacing: 1.2,
      colour: "#7a4517",
      weight: 700,
    },
    { text: "face serum", y: 418, size: 13, colour: "#7a4517" },
    { text: "30 ml", y: 436, size: 10, spacing: 1, colour: "#a9794c" },
  ])}</g>
  <path d="M446 452 q22 30 0 42 q-24 -10 0 -42 Z" fill="#e8912f"/><ellipse cx="441" cy="478" rx="4" ry="8" fill="#ffd9a0" opacity="0.9"/>`
  return drawScene({ wall: "#f0dcc0", table: "#d3a57c", shadow: 88, thing })
}

function drawCleanser(): string {
  const glass = "#a9c0a6"
  const bark = [
    [244, 300, 34],
    [300, 312, 46],
    [268, 330, 22],
    [330, 336, 28],
    [250, 352, 30],
    [312, 360, 40],
  ]
  const thing = `
  <defs>${round("glass", glass, 0.9)}${round("pump", "#f3efe6", 0.6)}<clipPath id="label"><rect x="232" y="280" width="136" height="176" rx="3"/></clipPath></defs>
  <path d="M206 108 Q200 92 220 90 L316 90 Q330 90 330 104 V116 H214 Q214 122 208 128 Z" fill="url(#pump)"/>
  <rect x="292" y="114" width="16" height="56" fill="url(#pump)"/><rect x="264" y="164" width="72" height="34" rx="5" fill="url(#pump)"/>
  <path d="M264 176 h72 M264 186 h72" stroke="#b9b2a2" stroke-width="1.6" opacity="0.6"/>
  <path d="M268 198 H332 V210 Q396 218 396 262 V${ground - 18} Q396 ${ground} 378 ${ground} H222 Q204 ${ground} 204 ${ground - 18} V262 Q204 218 268 210 Z" fill="url(#glass)"/>
  <path d="M218 268 Q218 240 246 230" fill="none" stroke="#ffffff" stroke-width="8" stroke-linecap="round" opacity="0.75"/>
  <rect x="214" y="284" width="9" height="176" rx="4.5" fill="#ffffff" opacity="0.5"/>
  <rect x="232" y="280" width="136" height="176" rx="3" fill="${paper}"/>
  <g clip-path="url(#label)" fill="#4c4a44">${bark.map(([x, y, w]) => `<path d="M${x} ${y} q${(w ?? 0) / 2} -7 ${w} 0 q-${(w ?? 0) / 2} 4 -${w} 0 Z"/>`).join("")}
  <rect x="336" y="280" width="32" height="176" fill="#6b5a48" opacity="0.08"/></g>
  ${lettering([
    { text: "BIRCH", y: 404, size: 25, spacing: 4, colour: "#3f5a45", weight: 700 },
    { text: "gentle face wash", y: 424, size: 13, colour: "#3f5a45" },
  ])}${mark(444, "#6f8570", 8)}`
  return drawScene({ wall: "#dfe5d6", table: "#b7a88f", shadow: 100, thing })
}

function drawLipBalm(): string {
  const tin = "#c9c4b8"
  const petals = (radius: number, count: number, fill: string, turn: number) =>
    Array.from({ length: count }, (_, index) => {
      const angle = (360 / count) * index + turn
      return `<ellipse cx="0" cy="${-radius}" rx="${radius * 0.28}" ry="${radius * 0.52}" fill="${fill}" transform="rotate(${angle})"/>`
    }).join("")
  const thing = `
  <defs>${round("tin", tin)}<radialGradient id="lid" cx="0.36" cy="0.3" r="0.9"><stop offset="0" stop-color="#f6e2a9"/><stop offset="1" stop-color="#dfae56"/></radialGradient></defs>
  <ellipse cx="326" cy="286" rx="148" ry="150" fill="${darker(tin, 0.28)}"/><ellipse cx="318" cy="284" rx="148" ry="150" fill="url(#tin)"/><circle cx="318" cy="284" r="134" fill="url(#lid)"/>
  <circle cx="318" cy="284" r="122" fill="none" stroke="#fff4d6" stroke-width="2" opacity="0.8"/>
  <g transform="translate(318 262)">${petals(52, 16, "#e58a2a", 0)}${petals(37, 14, "#f0a63c", 12)}${petals(22, 10, "#f7c35c", 5)}<circle r="13" fill="#a85a1c"/></g>
  <g transform="translate(18 0)">${lettering([{ text: "LIP BALM", y: 362, size: 20, spacing: 4, colour: "#7a4517", weight: 700 }])}${mark(384, "#8f5a24", 9)}</g>
  <ellipse cx="226" cy="${ground - 4}" rx="116" ry="26" fill="${darker("#b98c6c", 0.8)}" opacity="0.28" filter="url(#close)"/>
  <path d="M114 436 V470 A110 28 0 0 0 334 470 V436 Z" fill="url(#tin)"/><ellipse cx="224" cy="436" rx="110" ry="28" fill="${lighter(tin, 0.5)}"/>
  <ellipse cx="224" cy="438" rx="99" ry="23" fill="#efd08a"/><ellipse cx="206" cy="432" rx="56" ry="9" fill="#fbe9bd" opacity="0.9"/>
  <path d="M128 452 A110 28 0 0 0 200 474" fill="none" stroke="#ffffff" stroke-width="4" stroke-linecap="round" opacity="0.6"/>`
  return drawScene({ wall: "#e3d6e0", table: "#b98c6c", shadow: 150, thing })
}

function drawSoap(): string {
  const soap = "#ead2a2"
  const specks = [
    [196, 352],
    [222, 372],
    [250, 344],
    [276, 366],
    [214, 404],
    [258, 412],
    [300, 398],
    [330, 356],
    [352, 384],
    [378, 350],
    [340, 416],
    [392, 408],
    [286, 330],
    [238, 330],
    [364, 328],
    [410, 372],
  ] as const
  const thing = `
  <defs><linearGradient id="soap" x1="0" x2="1" y2="0.4"><stop offset="0" stop-color="${lighter(soap, 0.45)}"/><stop offset="0.6" stop-color="${soap}"/><stop offset="1" stop-color="${darker(soap, 0.16)}"/></linearGradient>
  <linearGradient id="wood" x1="0" x2="1"><stop offset="0" stop-color="#c08a5a"/><stop offset="1" stop-color="#8f5f39"/></linearGradient></defs>
  <path d="M138 452 H462 L446 ${ground} H154 Z" fill="url(#wood)"/><rect x="126" y="438" width="348" height="18" rx="9" fill="#cf9a68"/><rect x="126" y="438" width="348" height="6" rx="3" fill="#e6bb8b"/>
  <path d="M196 456 h26 l-4 36 h-18 Z M378 456 h26 l-4 36 h-18 Z" fill="#6f4727" opacity="0.5"/>
  <path d="M420 306 L446 286 Q460 284 460 300 V398 Q460 410 452 416 L420 438 Z" fill="${darker(soap, 0.26)}"/>
  <path d="M176 308 L208 280 Q214 274 226 274 H440 Q456 274 458 284 L430 312 Z" fill="${lighter(soap, 0.62)}"/>
  <path d="M168 326 Q168 300 194 300 H406 Q434 300 434 326 V412 Q434 438 406 438 H196 Q168 438 168 412 Z" fill="url(#soap)"/>
  ${specks.map(([x, y], index) => `<ellipse cx="${x}" cy="${y}" rx="${3.4 + (index % 3)}" ry="2.2" transform="rotate(${index * 37} ${x} ${y})" fill="${index % 2 ? "#b98d52" : "#cda66b"}"/>`).join("")}
  <ellipse cx="300" cy="370" rx="74" ry="42" fill="${darker(soap, 0.1)}" opacity="0.75"/><ellipse cx="300" cy="372" rx="73" ry="41" fill="none" stroke="${lighter(soap, 0.6)}" stroke-width="2.5"/>
  ${lettering([
    { text: "L&amp;R", y: 376, size: 34, colour: darker(soap, 0.42), weight: 700 },
    { text: "OAT · HONEY", y: 396, size: 11, spacing: 1.6, colour: darker(soap, 0.42) },
  ])}
  <path d="M182 322 Q182 312 194 310 H262" fill="none" stroke="#ffffff" stroke-width="5" stroke-linecap="round" opacity="0.75"/>
  <g fill="#ffffff" opacity="0.5" stroke="#ffffff" stroke-width="2"><circle cx="152" cy="262" r="19" fill-opacity="0.35"/><circle cx="192" cy="222" r="11" fill-opacity="0.35"/><circle cx="448" cy="232" r="15" fill-opacity="0.35"/><circle cx="420" cy="190" r="8" fill-opacity="0.35"/></g>`
  return drawScene({ wall: "#cfd9dc", table: "#9fb0b3", shadow: 158, thing })
}

function drawHandCream(): string {
  const tube = "#5d7a63"
  const thing = `
  <defs>${round("tube", tube)}${round("cap", "#ece5d8", 0.7)}</defs>
  <rect x="206" y="84" width="188" height="34" rx="3" fill="url(#cap)"/><path d="M206 96 h188 M206 106 h188" stroke="#b3a995" stroke-width="2"/>
  <path d="M208 116 H392 L368 412 Q366 424 352 424 H248 Q234 424 232 412 Z" fill="url(#tube)"/>
  <path d="M228 124 L246 404" stroke="#e8f2e4" stroke-width="9" stroke-linecap="round" opacity="0.35"/>
  <rect x="246" y="424" width="108" height="14" fill="#8d877b"/><path d="M240 436 H360 L354 ${ground - 4} Q353 ${ground} 348 ${ground} H252 Q247 ${ground} 246 ${ground - 4} Z" fill="url(#cap)"/>
  <path d="M262 440 l3 48 M282 440 l1 48 M302 440 v48 M322 440 l-1 48 M340 440 l-3 48" stroke="#b3a995" stroke-width="2.4" opacity="0.7"/>
  <path d="M276 168 Q284 178 280 192 Q316 204 314 240 Q310 272 274 272 Q238 272 236 240 Q236 206 268 192 Q270 178 266 170 Z" fill="#6b4766"/>
  <path d="M254 214 Q246 232 252 252" fill="none" stroke="#a884a0" stroke-width="6" stroke-linecap="round" opacity="0.8"/>
  <g transform="translate(332 236)"><ellipse rx="37" ry="36" fill="#59395a"/><ellipse rx="33" ry="32" fill="#f3e3cf"/><ellipse rx="25" ry="24" fill="#d9707a"/><ellipse rx="10" ry="9" fill="#f0b7a4"/>
  ${figSeeds()}</g>
  <path d="M282 178 Q318 150 350 172 Q322 196 282 178 Z" fill="#cfe0b8"/><path d="M286 178 Q318 168 344 172" fill="none" stroke="#5d7a63" stroke-width="2"/>
  ${lettering([
    { text: "FIG", y: 326, size: 36, spacing: 7, colour: paper, weight: 700 },
    { text: "hand cream", y: 347, size: 16, colour: paper },
    { text: "50 ml", y: 367, size: 11, spacing: 1, colour: "#cfe0b8" },
  ])}${mark(396, "#cfe0b8", 8)}`
  return drawScene({ wall: "#eccfc4", table: "#c58f80", shadow: 72, thing })
}

function figSeeds(): string {
  return Array.from({ length: 18 }, (_, index) => {
    const angle = (index / 18) * 2 * Math.PI
    const reach = index % 2 ? 18 : 13.5
    return `<circle cx="${(Math.cos(angle) * reach).toFixed(1)}" cy="${(Math.sin(angle) * reach).toFixed(1)}" r="1.7" fill="#fbe6b8"/>`
  }).join("")
}

function drawScrub(): string {
  const grounds = "#4d3122"
  const grains = Array.from({ length: 90 }, (_, index) => {
    // A fixed scatter: the same picture on every run.
    const x = 184 + ((index * 73) % 232)
    const y = 276 + ((index * 131) % 200)
    return `<circle cx="${x}" cy="${y}" r="${1.6 + (index % 3)}" fill="${index % 2 ? "#7a5238" : "#2f1c12"}"/>`
  }).join("")
  const thing = `
  <defs>${round("grounds", grounds)}${round("lid", "#bcb6aa")}<clipPath id="jar"><path d="M172 250 H428 V${ground - 24} Q428 ${ground - 6} 406 ${ground - 6} H194 Q172 ${ground - 6} 172 ${ground - 24} Z"/></clipPath></defs>
  <path d="M176 214 H424 Q440 218 440 238 V${ground - 26} Q440 ${ground} 412 ${ground} H188 Q160 ${ground} 160 ${ground - 26} V238 Q160 218 176 214 Z" fill="#dfe6e2" opacity="0.8"/>
  <g clip-path="url(#jar)"><rect x="160" y="240" width="280" height="260" fill="url(#grounds)"/>${grains}</g>
  <ellipse cx="300" cy="250" rx="128" ry="13" fill="#6d4731"/>
  <rect x="168" y="240" width="11" height="226" rx="5.5" fill="#ffffff" opacity="0.75"/><rect x="418" y="246" width="6" height="216" rx="3" fill="#ffffff" opacity="0.4"/>
  <path d="M158 152 Q158 138 174 138 H426 Q442 138 442 152 V210 Q442 218 434 218 H166 Q158 218 158 210 Z" fill="url(#lid)"/>
  <path d="M158 152 Q158 138 174 138 H426 Q442 138 442 152 Z" fill="#e9e4d9"/><path d="M158 168 H442 M158 182 H442 M158 196 H442" stroke="#8d877b" stroke-width="2" opacity="0.55"/>
  <rect x="204" y="298" width="192" height="140" rx="4" fill="${paper}"/><path d="M352 298 h40 a4 4 0 0 1 4 4 v132 a4 4 0 0 1 -4 4 h-40 Z" fill="#6b5a48" opacity="0.08"/>
  ${mark(324, "#5b3a28", 10)}
  ${lettering([
    { text: "COFFEE", y: 366, size: 31, spacing: 5, colour: "#4d3122", weight: 700 },
    { text: "body scrub", y: 390, size: 17, colour: "#4d3122" },
    { text: "200 g", y: 418, size: 11, spacing: 1, colour: "#9a7a62" },
  ])}`
  return drawScene({ wall: "#e2d2bd", table: "#7d9490", shadow: 142, thing })
}
