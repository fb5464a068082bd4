import { betaTails, lowerBetaTailNearZero } from "./incomplete-beta"
import { betaQuantileLogOdds } from "./inverse-incomplete-beta"

/** With so many degrees of freedom t is the normal distribution to the last digit. */
const asGoodAsNormal = 1e15

/** P(|T| ≥ |t|) for Student's t with so many degrees of freedom: I_x(df/2, ½), x = df/(df + t²). */
export function studentTTwoSidedTail(t: number, degrees: number): number {
  const df = Math.min(degrees, asGoodAsNormal)
  const scaled = Math.abs(t) / Math.sqrt(df)
  if (scaled > 1e140) {
    return lowerBetaTailNearZero(-2 * Math.log(scaled), df / 2, 0.5)
  }
  const odds = scaled * scaled
  const point = { x: 1 / (1 + odds), complement: 1 / (1 + 1 / odds) }
  return betaTails(point, df / 2, 0.5).lower
}

/** The t that leaves an upper tail q (between 0 and 1). */
export function studentTUpperQuantile(q: number, degrees: number): number {
  if (q >= 0.5) {
    return q === 0.5 ? 0 : -studentTUpperQuantile(1 - q, degrees)
  }
  const df = Math.min(degrees, asGoodAsNormal)
  const logOdds = betaQuantileLogOdds({ lower: 2 * q, upper: 1 - 2 * q }, df / 2, 0.5)
  return Math.sqrt(df) * Math.exp(-logOdds / 2)
}
