import { darker, lighter, mix } from "./colour"
import { drawScene, ground, lettering, mark } from "./scene"

export interface CoffeeBag {
  wall: string
  table: string
  bag: string
  ink: string
  name: [string, string]
  origin: string
  /** SVG of the emblem, drawn in a circle of radius 46 around 300, 318. */
  emblem: string
}

/** A bag of coffee with a folded top, a paper label and a few beans in front. */
export function drawCoffeeBag({
  wall,
  table,
  bag,
  ink,
  name,
  origin,
  emblem,
}: CoffeeBag): string {
  const foot = ground
  const thing = `
  <defs>
    <linearGradient id="bag" x1="0" x2="1" y1="0" y2="0">
      <stop offset="0" stop-color="${darker(bag, 0.22)}"/><stop offset="0.12" stop-color="${bag}"/>
      <stop offset="0.3" stop-color="${lighter(bag, 0.2)}"/><stop offset="0.72" stop-color="${bag}"/>
      <stop offset="1" stop-color="${darker(bag, 0.36)}"/>
    </linearGradient>
    <clipPath id="emblem"><circle cx="300" cy="318" r="46"/></clipPath>
  </defs>
  <path d="M196 152 L404 152 Q412 300 420 ${foot - 8} Q420 ${foot} 410 ${foot} L190 ${foot} Q180 ${foot} 180 ${foot - 8} Q188 300 196 152 Z" fill="url(#bag)"/>
  <path d="M196 152 Q190 250 184 ${foot - 40} L206 ${foot - 16} Q208 300 212 152 Z" fill="${darker(bag, 0.3)}" opacity="0.4"/>
  <path d="M404 152 Q410 250 416 ${foot - 40} L396 ${foot - 16} Q392 300 388 152 Z" fill="${darker(bag, 0.5)}" opacity="0.34"/>
  <path d="M196 152 L404 152 L405 176 Q300 186 195 176 Z" fill="${darker(bag, 0.3)}" opacity="0.4"/>
  <rect x="188" y="112" width="224" height="46" rx="5" fill="${lighter(bag, 0.08)}"/>
  <rect x="188" y="112" width="224" height="46" rx="5" fill="url(#bag)" opacity="0.75"/>
  <rect x="182" y="126" width="236" height="13" rx="6" fill="${mix("#d9b77c", bag, 0.15)}"/>
  <rect x="182" y="126" width="236" height="5" rx="2.5" fill="#f1dcae" opacity="0.8"/>
  <rect x="226" y="214" width="148" height="222" rx="4" fill="#f8f2e7"/>
  <rect x="226" y="214" width="148" height="222" rx="4" fill="${darker("#f8f2e7", 0.5)}" opacity="0.06"/>
  <path d="M338 214 h32 a4 4 0 0 1 4 4 v214 a4 4 0 0 1 -4 4 h-32 Z" fill="#6b5a48" opacity="0.07"/>
  ${mark(244, ink, 10)}
  <g clip-path="url(#emblem)">${emblem}</g>
  ${lettering([
    { text: name[0], y: 394, size: 21, spacing: 2.5, colour: ink, weight: 700 },
    { text: name[1], y: 412, size: 12, spacing: 4, colour: ink },
    { text: origin, y: 428, size: 9, spacing: 1, colour: mix(ink, "#f8f2e7", 0.35) },
  ])}
  ${bean(148, 500, -24)}${bean(176, 522, 38)}${bean(448, 516, 14)}`
  return drawScene({ wall, table, shadow: 122, thing })
}

function bean(x: number, y: number, angle: number): string {
  return `<g transform="translate(${x} ${y}) rotate(${angle})">
    <ellipse cx="3" cy="8" rx="19" ry="8" fill="#2a1a12" opacity="0.22"/>
    <ellipse rx="18" ry="11.5" fill="#5b3a28"/><ellipse cx="-4" cy="-4" rx="10" ry="4.5" fill="#8a5d42" opacity="0.8"/>
    <path d="M-16 1 Q-6 -5 1 0 Q8 5 16 0" fill="none" stroke="#2f1c12" stroke-width="2.6" stroke-linecap="round"/>
  </g>`
}
