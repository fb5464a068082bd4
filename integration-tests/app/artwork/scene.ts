import { darker, lighter } from "./colour"

export const pictureSize = 600
/** Where things stand on the table. */
export const ground = 492

export interface Scene {
  wall: string
  table: string
  /** Half the width of the shadow below the thing. */
  shadow: number
  /** SVG of the thing, drawn around x = 300 with its foot at `ground`. */
  thing: string
}

/** One still life: a wall, a table, light from a window on the left, one thing. */
export function drawScene({ wall, table, shadow, thing }: Scene): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureSize}" height="${pictureSize}" viewBox="0 0 600 600">
  <defs>
    <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="${lighter(wall, 0.45)}"/><stop offset="1" stop-color="${wall}"/>
    </linearGradient>
    <linearGradient id="table" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${lighter(table, 0.18)}"/><stop offset="1" stop-color="${table}"/>
    </linearGradient>
    <filter id="soft" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="13"/></filter>
    <filter id="close" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="5"/></filter>
  </defs>
  <rect width="600" height="600" fill="url(#wall)"/>
  <g fill="#fffaf2" opacity="0.34">
    <path d="M70 0 L188 0 L372 418 L254 418 Z"/><path d="M212 0 L330 0 L514 418 L396 418 Z"/>
  </g>
  <rect y="418" width="600" height="182" fill="url(#table)"/>
  <rect y="418" width="600" height="3" fill="${lighter(table, 0.5)}" opacity="0.7"/>
  <ellipse cx="${300 + shadow * 0.42}" cy="${ground + 4}" rx="${shadow * 1.22}" ry="22" fill="${darker(table, 0.75)}" opacity="0.34" filter="url(#soft)"/>
  <ellipse cx="306" cy="${ground}" rx="${shadow}" ry="9" fill="${darker(table, 0.85)}" opacity="0.5" filter="url(#close)"/>
  ${thing}
</svg>`
}

/** A gradient from left to right that makes a flat shape look round; light comes from the left. */
export function round(id: string, colour: string, strength = 1): string {
  return `<linearGradient id="${id}" x1="0" x2="1" y1="0" y2="0">
    <stop offset="0" stop-color="${darker(colour, 0.2 * strength)}"/>
    <stop offset="0.26" stop-color="${lighter(colour, 0.3 * strength)}"/>
    <stop offset="0.55" stop-color="${colour}"/>
    <stop offset="1" stop-color="${darker(colour, 0.38 * strength)}"/>
  </linearGradient>`
}

/** Lettering in the middle of a label. */
export function lettering(
  lines: {
    text: string
    y: number
    size: number
    spacing?: number
    colour: string
    weight?: number
  }[]
): string {
  return lines
    .map(
      ({ text, y, size, spacing = 0, colour, weight = 400 }) =>
        `<text x="${300 + spacing / 2}" y="${y}" text-anchor="middle" font-family="Georgia, 'Liberation Serif', 'DejaVu Serif', serif" font-size="${size}" letter-spacing="${spacing}" font-weight="${weight}" fill="${colour}">${text}</text>`
    )
    .join("")
}

/** The maker's mark, small, as it stands on everything the shop sells. */
export function mark(y: number, colour: string, size = 12): string {
  return lettering([{ text: "LINDGREN &amp; ROE", y, size, spacing: size * 0.2, colour }])
}
