import { list, optional } from "../checks/check"
import { checkInput } from "../checks/check-input"
import { finiteOrNull } from "../numbers/finite-or-null"
import { maximizePositive } from "../numbers/maximize-positive"
import { sum } from "../samples/sum"
import { bgnbdDerivatives } from "./bgnbd-derivatives"
import {
  bgnbdCustomer,
  bgnbdParams,
  checkCustomer,
  type BgnbdCustomer,
  type BgnbdParams,
  type FirstChances,
} from "./bgnbd-model"
import { fitOutcome, smallSampleWarnings } from "./fit-outcome"

/** Estimates of a BG/NBD or MBG/NBD model, with how far they may be trusted. */
export type BgnbdFitResult = {
  r: number | null
  alpha: number | null
  a: number | null
  b: number | null
  logLikelihood: number | null
  standardErrors: BgnbdParams | null
  converged: boolean
  iterations: number
  warnings: string[]
}

type Input = { customers: BgnbdCustomer[]; start?: BgnbdParams }

/** The maximum of the likelihood of either model, which differ by the first chance only. */
export function fitPurchases(input: Input, firstChances: FirstChances): BgnbdFitResult {
  checkInput(input, { customers: list(bgnbdCustomer), start: optional(bgnbdParams) })
  const { customers, start } = input
  customers.forEach((customer, index) => checkCustomer(customer, `customers[${index}]`))
  const repeats = customers.filter(({ frequency }) => frequency > 0).length
  if (repeats === 0) {
    return noFit("no repeat purchases")
  }
  const unit = meanTimeBetweenPurchases(customers)
  const purchases = sum(customers.map(({ frequency }) => frequency))
  const found = maximizePositive(
    bgnbdDerivatives(
      customers.map((customer) => inUnit(customer, unit)),
      firstChances
    ),
    [...(start ? [[start.r, start.alpha / unit, start.a, start.b]] : []), ...starts]
  )
  const fit = fitOutcome(found, { r: 1, alpha: unit, a: 1, b: 1 })
  if (!fit) {
    return noFit("the times are too long or too short")
  }
  return {
    ...fit.estimates,
    logLikelihood: finiteOrNull(found.value - purchases * Math.log(unit)),
    standardErrors: fit.standardErrors,
    converged: fit.converged,
    iterations: fit.iterations,
    warnings: [
      ...smallSampleWarnings(repeats, "the median and MAD of order intervals are safer"),
      ...fit.warnings,
    ],
  }
}

/** A few kinds of shop: alpha is in the mean time between purchases. */
const starts = [
  [1, 1, 1, 3],
  [0.3, 0.2, 0.5, 2],
  [5, 5, 0.2, 2],
]

/** All customers' time over all their purchases; that of the longest age is put before. */
function meanTimeBetweenPurchases(customers: BgnbdCustomer[]): number {
  const longest = customers.reduce((most, { age }) => Math.max(most, age), 0)
  const ages = sum(customers.map(({ age }) => age / longest))
  return longest * (ages / sum(customers.map(({ frequency }) => frequency)))
}

function inUnit({ frequency, recency, age }: BgnbdCustomer, unit: number): BgnbdCustomer {
  return { frequency, recency: recency / unit, age: age / unit }
}

function noFit(reason: string): BgnbdFitResult {
  return {
    r: null,
    alpha: null,
    a: null,
    b: null,
    logLikelihood: null,
    standardErrors: null,
    converged: false,
    iterations: 0,
    warnings: [`${reason}: nothing can be fitted`],
  }
}
