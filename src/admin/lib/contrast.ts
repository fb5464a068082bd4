const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i

/** Below this ratio, text of body size is hard to read (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5

export function isHexColor(value: string): boolean {
  return HEX.test(value)
}

/** Contrast ratio of two colours, 1 to 21; null while one of them is not `#rrggbb`. */
export function contrast(first: string, second: string): number | null {
  const [a, b] = [luminance(first), luminance(second)]
  if (a === null || b === null) {
    return null
  }
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The lowest contrast of a colour on several grounds. */
export function lowestContrast(color: string, grounds: string[]): number | null {
  const ratios = grounds
    .map((ground) => contrast(color, ground))
    .filter((ratio) => ratio !== null)
  return ratios.length > 0 ? Math.min(...ratios) : null
}

function luminance(color: string): number | null {
  const channels = HEX.exec(color)?.slice(1)
  if (!channels) {
    return null
  }
  const [red, green, blue] = channels.map((channel) => {
    const share = Number.parseInt(channel, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
