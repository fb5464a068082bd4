import { betaShape } from "../checks/rules"

/** The prior Beta(priorAlpha, priorBeta); 1 and 1 is uniform. */
export type BetaPrior = { priorAlpha: number; priorBeta: number }

export const priorFields = { priorAlpha: betaShape, priorBeta: betaShape }

/** A beta distribution of a rate. */
export type BetaDistribution = { a: number; b: number }

export function posteriorOf(
  successes: number,
  n: number,
  { priorAlpha, priorBeta }: BetaPrior
): BetaDistribution {
  return { a: priorAlpha + successes, b: priorBeta + (n - successes) }
}

export function meanOf({ a, b }: BetaDistribution): number {
  return a / (a + b)
}
