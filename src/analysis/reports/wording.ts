/** Numbers as a sentence says them; in English, so that a report reads alike everywhere. */

/** Kept: making one takes a hundred times as long as using it. */
const formats = new Map<number, Intl.NumberFormat>()

function format(digits: number): Intl.NumberFormat {
  const known = formats.get(digits)
  const made =
    known ??
    new Intl.NumberFormat("en", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  if (!known) {
    formats.set(digits, made)
  }
  return made
}

/** A whole number with its thousands apart: 12,345. */
export function inWhole(value: number): string {
  return format(0).format(value)
}

/** A share as a percentage: 0.0412 is 4.12 %. */
export function inPercent(share: number, digits = 2): string {
  return `${format(digits).format(share * 100)} %`
}

/** A difference of shares in percentage points: 0.005 is 0.50 points. */
export function inPoints(difference: number, digits = 2): string {
  return `${format(digits).format(difference * 100)} points`
}

/** A number with a few decimals, as an amount of money or an NPS is given. */
export function inDecimals(value: number, digits = 2): string {
  return format(digits).format(value)
}

/** The same with its sign, also for a gain: +0.77, −1.20; 0 has none. */
export function signed(worded: string, value: number): string {
  const bare = worded.replace(/^-/, "")
  if (value === 0 || /^[^1-9]*$/.test(bare)) {
    return bare
  }
  return `${value > 0 ? "+" : "−"}${bare}`
}

/** A probability: "p = 0.012", never smaller than "p < 0.0001". */
export function inPValue(pValue: number): string {
  return pValue < 0.0001 ? "p < 0.0001" : `p = ${pValue.toPrecision(2)}`
}

/** A number of three digits and zeros, as an estimate deserves: 142,511 is 143,000. */
export function roughly(value: number): number {
  return Number(value.toPrecision(3))
}
