/**
 * Reads a number as people write it, with a comma or a point before the decimals.
 *
 * @returns null for what is no number that is zero or more
 * @example
 * parseDecimal("0,3") // 0.3
 */
export function parseDecimal(text: string): number | null {
  const plain = text.trim().replace(",", ".")
  return /^\d+(\.\d*)?$|^\.\d+$/.test(plain) ? Number(plain) : null
}

/** A share as percent, without the digits that binary fractions add: 0.003 is 0.3. */
export function toPercent(share: number): number {
  return Number((share * 100).toPrecision(12))
}

/** The other way round. */
export function fromPercent(percent: number): number {
  return Number((percent / 100).toPrecision(12))
}
