import { betaBinomialComparison } from "../../bayes/beta-binomial-comparison"
import { clamp } from "../../numbers/clamp"
import { finiteOrNull } from "../../numbers/finite-or-null"
import { normalUpperTail } from "../../numbers/normal-tail"
import type { ArmEstimate } from "./arm-estimate"
import type { MetricTotals } from "./experiment-arm"

/** Losses in the unit of the metric, however large the chance of them is. */
export type ChanceToWin = {
  /** Posterior probability that the treatment is better than the control. */
  chanceToWin: number | null
  /** What choosing the treatment is expected to cost, where it is worse. */
  expectedLoss: number | null
  /** What staying with the control is expected to cost, where the treatment is better. */
  expectedLossOfControl: number | null
}

type ArmData = { estimate: ArmEstimate; totals: MetricTotals }

/**
 * For a rate exactly, with the same chance of every rate before the data; for a mean or a
 * ratio with a normal distribution around the difference, which many recipients justify.
 */
export function chanceToWin(
  control: ArmData,
  treatment: ArmData,
  direction: 1 | -1
): ChanceToWin {
  // Where less is better, the treatment wins when the control has more.
  const [low, high] = direction === 1 ? [control, treatment] : [treatment, control]
  const { probability, lossOfLow, lossOfHigh } =
    "count" in low.totals && "count" in high.totals
      ? chanceOfRates(
          { ...low.totals, n: low.estimate.recipients },
          { ...high.totals, n: high.estimate.recipients }
        )
      : chanceOfMeans(low.estimate, high.estimate)
  // Losses are of having bet on `high` having more, which is the treatment's win either way.
  return {
    chanceToWin: probability,
    expectedLoss: lossOfHigh,
    expectedLossOfControl: lossOfLow,
  }
}

/** That `high` has more than `low`, and what is lost by choosing either for having more. */
type Chance = {
  probability: number | null
  lossOfLow: number | null
  lossOfHigh: number | null
}

const unknown: Chance = { probability: null, lossOfLow: null, lossOfHigh: null }

type RateData = { count: number; n: number }

function chanceOfRates(low: RateData, high: RateData): Chance {
  if (low.n === 0 || high.n === 0) {
    return unknown
  }
  const { probabilityBBeatsA, expectedLossA, expectedLossB } = betaBinomialComparison({
    successesA: low.count,
    nA: low.n,
    successesB: high.count,
    nB: high.n,
    priorAlpha: 1,
    priorBeta: 1,
  })
  return {
    probability: probabilityBBeatsA,
    lossOfLow: expectedLossA,
    lossOfHigh: expectedLossB,
  }
}

function chanceOfMeans(low: ArmEstimate, high: ArmEstimate): Chance {
  const difference = high.value - low.value
  const standardError = Math.sqrt(low.variance + high.variance)
  if (!(standardError > 0) || !Number.isFinite(difference)) {
    return unknown
  }
  const z = difference / standardError
  return {
    probability: normalUpperTail(-z),
    lossOfLow: finiteOrNull(standardError * meanAboveZero(z)),
    lossOfHigh: finiteOrNull(standardError * meanAboveZero(-z)),
  }
}

/** E max(Z + z, 0) for a standard normal Z. */
function meanAboveZero(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  return clamp(density + z * normalUpperTail(-z), Math.max(0, z), Infinity)
}
