import { list, record, type Check } from "../checks/check"
import { checkSameLength } from "../checks/check-input"
import { finite } from "../checks/rules"
import { sum } from "../samples/sum"

/** A numerator and a denominator a unit, in the same order. */
export type RatioSample = { numerators: number[]; denominators: number[] }

const numbers: Check = (value) => list(finite)(value)

export const ratioFields = { numerators: numbers, denominators: numbers }

export const ratioSample: Check = (value) => record(ratioFields)(value)

export function checkRatioSample(sample: RatioSample, path = ""): void {
  checkSameLength(
    [sample.numerators, `${path}numerators`],
    [sample.denominators, `${path}denominators`]
  )
}

/** Residuals below this share of the values are rounding: the ratio is the same everywhere. */
const rounding = 1e-14

/**
 * ΣX / ΣY and its variance by the delta method, NaN where there is none.
 *
 * The three terms of the delta method are the variance of X - R Y over Ȳ², which is computed
 * as such: it cannot cancel.
 */
export function ratioMoments({ numerators, denominators }: RatioSample): {
  ratio: number
  variance: number
} {
  const n = numerators.length
  const total = sum(denominators)
  if (n === 0 || total === 0) {
    return { ratio: Number.NaN, variance: Number.NaN }
  }
  const ratio = sum(numerators) / total
  if (n === 1) {
    return { ratio, variance: Number.NaN }
  }
  const residuals = numerators.map((x, index) => x - ratio * denominators[index])
  const squares = sum(residuals.map((residual) => residual * residual))
  const size = sum(
    numerators.map((x, index) => x ** 2 + (ratio * denominators[index]) ** 2)
  )
  const mean = total / n
  const isConstant = squares <= rounding * rounding * size
  return { ratio, variance: isConstant ? 0 : squares / (n - 1) / n / mean / mean }
}
