/** An sRGB colour, each channel 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number]

const HEX = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i

/** Reads `#rgb` or `#rrggbb`; null for anything else, so that nothing else reaches a style. */
export function parseColor(value: string): Rgb | null {
  const match = HEX.exec(value.trim())
  if (!match) {
    return null
  }
  const hex =
    match[1].length === 3 ? match[1].replace(/./g, (digit) => digit + digit) : match[1]
  const number = Number.parseInt(hex, 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/** Writes `#rrggbb`. */
export function toHex(color: Rgb): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`
}

/** A colour between two: share 0 is the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [parseColor(from), parseColor(to)]
  if (!a || !b) {
    return from
  }
  return toHex([
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
    a[2] + (b[2] - a[2]) * share,
  ])
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/**
 * The text colour for a ground: white, else near-black, else black, the first
 * that reaches 4.5:1. Black or white always does.
 */
export function readableOn(color: string): string {
  return ["#ffffff", "#161412"].find((text) => contrast(color, text) >= 4.5) ?? "#000000"
}

/**
 * Moves a text colour towards `anchor` in small steps until it has the wanted
 * contrast on every one of the grounds.
 */
export function withContrast(
  color: string,
  grounds: readonly string[],
  anchor: string,
  ratio = 4.5
): string {
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, anchor, share)
    if (grounds.every((ground) => contrast(candidate, ground) >= ratio)) {
      return candidate
    }
  }
  return anchor
}

function luminance(color: string): number {
  const [red, green, blue] = (parseColor(color) ?? [0, 0, 0]).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
