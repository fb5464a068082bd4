import { inDecimals, signed } from "./wording"

/** A level of confidence with all its digits: 0.999 is 99.9 %. */
export function inLevel(confidence: number): string {
  return `${Number((confidence * 100).toPrecision(12))} %`
}

/** A number that may be below 0, with a minus sign instead of a hyphen. */
export function inNumber(value: number, digits = 2): string {
  const worded = inDecimals(value, digits)
  return value < 0 ? signed(worded, value) : worded
}

/** A number that always has a sign, unless it is 0: +2.50. */
export function inGain(value: number, digits = 2): string {
  return signed(inDecimals(value, digits), value)
}

/** "95 % interval −0.40 to +2.10"; bounds that are not known are called so. */
export function inInterval(
  { lower, upper }: { lower: number | null; upper: number | null },
  confidence: number,
  worded: (bound: number) => string
): string {
  return lower === null || upper === null
    ? "interval unknown"
    : `${inLevel(confidence)} interval ${worded(lower)} to ${worded(upper)}`
}
