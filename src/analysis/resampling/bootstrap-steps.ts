import { refuse } from "../checks/check-input"
import { verdict, type Check } from "../checks/check"
import type { BootstrapMethod } from "./bootstrap-bounds"
import type { CountedSample } from "./counted-sample"
import { jackknife, jackknifeOfMean, jackknifeOfSum, type Jackknife } from "./jackknife"
import { stepsOfResample } from "./resampler"
import { statisticOf, type BootstrapStatistic } from "./statistic"

export const defaultResamples = 2000

/** Some seconds; beyond that a caller has asked for something else than was meant. */
const mostSteps = 1_000_000_000

export const resampleCount: Check = (value) =>
  verdict(
    Number.isSafeInteger(value) && Number(value) >= 2,
    "must be a whole number, 2 or more",
    value
  )

type Plan = {
  statistic: BootstrapStatistic
  method: BootstrapMethod
  resamples: number
}

/** Refuses a number of resamples that would keep the caller waiting for long. */
export function checkSteps(samples: readonly CountedSample[], plan: Plan): void {
  const { statistic, method, resamples } = plan
  const steps = samples.reduce((total, sample) => {
    const evaluation = typeof statistic === "function" ? sample.n : sample.counts.length
    const leftOut = method === "bca" && !isLinear(statistic) ? sample.counts.length : 0
    return (
      total + resamples * stepsOfResample(sample) + (resamples + leftOut) * evaluation
    )
  }, 0)
  if (steps > mostSteps) {
    refuse(
      "resamples",
      `must ask for no more than ${mostSteps} steps (these values take ${steps})`,
      resamples
    )
  }
}

export function jackknifeOf(
  sample: CountedSample,
  statistic: BootstrapStatistic
): Jackknife {
  const of = { mean: jackknifeOfMean, sum: jackknifeOfSum }
  const leaveOut = isLinear(statistic) ? of[statistic] : jackknife
  return leaveOut(sample, statisticOf(statistic))
}

function isLinear(statistic: BootstrapStatistic): statistic is "mean" | "sum" {
  return statistic === "mean" || statistic === "sum"
}
