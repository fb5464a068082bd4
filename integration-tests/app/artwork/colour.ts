type Rgb = [red: number, green: number, blue: number]

/** Mixes two colours like "#c9866b"; 0 gives the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [toRgb(first), toRgb(second)]
  const mixed = a.map((value, index) =>
    Math.round(value + ((b[index] ?? 0) - value) * share)
  )
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`
}

/** Towards a warm black. */
export function darker(colour: string, share: number): string {
  return mix(colour, "#1c1410", share)
}

/** Towards a warm white. */
export function lighter(colour: string, share: number): string {
  return mix(colour, "#fffaf2", share)
}

function toRgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
