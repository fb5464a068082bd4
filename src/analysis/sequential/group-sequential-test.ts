import { list, record } from "../checks/check"
import { checkInput, refuse } from "../checks/check-input"
import { positive } from "../checks/rules"
import { finiteOrNull } from "../numbers/finite-or-null"
import { designFields, type TestDesign } from "../power/design"
import { armFields, checkArms, ratesOf, type Arms } from "../proportions/arms"
import { scoreInterval } from "../proportions/score-interval"
import { scoreZ } from "../proportions/score-z"
import { spendingRule, spentPerSide, type AlphaSpending } from "./alpha-spending"
import { crossingBoundaries } from "./crossing-boundaries"

/** What one look says. */
export type GroupSequentialLook = {
  /** Of the planned information; above 1 once more is in than planned. */
  informationFraction: number | null
  /** B - A, from -1 to 1. */
  difference: number | null
  z: number | null
  /** Stop when |z| (two-sided) or z (one-sided) is this large. */
  boundary: number | null
  crossed: boolean
  /** Bounds of the repeated confidence interval, which holds at every look at once. */
  lower: number | null
  upper: number | null
  /** The part of α that is used up. */
  cumulativeAlpha: number
}

/** What each look says, and which was the first to stop at. */
export type GroupSequentialTestResult = {
  looks: GroupSequentialLook[]
  /** The index of the first look at which to stop, `null` if there is none so far. */
  firstCrossing: number | null
}

/**
 * Group sequential test of two proportions by alpha spending: may the experiment be stopped at
 * one of the looks so far, with an error probability of α for all looks together?
 *
 * The information at a look is nA nB / (nA + nB), as a share t of that of the planned sizes;
 * its boundary is that of {@link groupSequentialBoundaries} with the looks as they came. z is
 * Miettinen and Nurminen's score statistic, and the repeated confidence interval holds the
 * differences whose score statistic is within the boundary: about the difference plus and
 * minus the boundary times the standard error, but right for small counts too, and it excludes
 * 0 exactly when the boundary is crossed (one-sided: when it lies above 0).
 *
 * When more comes in than planned, the first look at or past the planned end spends all that is
 * left of α, with its true information in the covariance; looks after it have no boundary.
 * When the experiment ends early for another reason, the rest of α stays unspent. Decide on
 * sizes, α and spending before the first look. Assumes independent trials and rates that do
 * not drift.
 *
 * Reference: Lan & DeMets 1983, Biometrika 70:659; Jennison & Turnbull 2000, "Group Sequential
 * Methods", chapters 7, 9 (repeated confidence intervals) and 19.
 *
 * @param input - `looks` in their order in time, each with the counts from the start on;
 *   `plannedA` and `plannedB` are the sizes of the arms at the planned end; `sided` 1 (only B
 *   larger than A counts) or 2 (Default: 2)
 * @returns no boundary and no bounds at a look without enough news, as
 *   {@link groupSequentialBoundaries} has it; difference and z are `null` too where an arm has
 *   no data
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more
 *   successes than trials or fewer trials than at the look before, a planned size is not above
 *   0, `alpha` is not between 0 and 1, `sided` is not 1 or 2, or `spending` is unknown
 * @example
 * const looks = [
 *   { successesA: 52, nA: 1000, successesB: 63, nB: 1000 },
 *   { successesA: 99, nA: 2000, successesB: 141, nB: 2000 },
 * ]
 * const design = { plannedA: 4000, plannedB: 4000, alpha: 0.05, spending: "pocock" } as const
 * const result = groupSequentialTest({ looks, ...design })
 * result.looks.map(({ boundary }) => boundary) // [2.3683, 2.3675]
 * result.looks.map(({ z }) => z) // [1.0563, 2.7959]
 * result.firstCrossing // 1
 * result.looks[1].lower // 0.00325
 */
export function groupSequentialTest(
  input: TestDesign & {
    looks: Arms[]
    plannedA: number
    plannedB: number
    spending: AlphaSpending
  }
): GroupSequentialTestResult {
  checkInput(input, {
    looks: list(record(armFields)),
    plannedA: positive,
    plannedB: positive,
    ...designFields,
    spending: spendingRule,
  })
  checkLooks(input.looks)
  const { sided = 2, spending, plannedA, plannedB } = input
  const planned = informationOf(plannedA, plannedB)
  const fractions = input.looks.map(({ nA, nB }) => informationOf(nA, nB) / planned)
  const boundaries = crossingBoundaries(
    input.looks.map(({ nA, nB }, index) => ({
      information: informationOf(nA, nB),
      spent: spentPerSide(fractions[index], input, spending),
    })),
    sided
  )
  let cumulativeAlpha = 0
  const looks = boundaries.map(({ z: boundary, spent }, index) => {
    cumulativeAlpha += sided * spent
    return {
      informationFraction: finiteOrNull(fractions[index]),
      ...resultAt(input.looks[index], boundary, sided),
      cumulativeAlpha,
    }
  })
  const first = looks.findIndex(({ crossed }) => crossed)
  return { looks, firstCrossing: first === -1 ? null : first }
}

function checkLooks(looks: Arms[]): void {
  looks.forEach((look, index) => {
    checkArms(look, `looks[${index}].`)
    for (const size of ["nA", "nB"] as const) {
      const before = looks[index - 1]?.[size] ?? 0
      if (look[size] < before) {
        const rule = `must not be below looks[${index - 1}].${size} (${before})`
        refuse(`looks[${index}].${size}`, rule, look[size])
      }
    }
  })
}

function informationOf(nA: number, nB: number): number {
  return nA === 0 || nB === 0 ? 0 : 1 / (1 / nA + 1 / nB)
}

function resultAt(look: Arms, boundary: number | null, sided: 1 | 2) {
  const rates = ratesOf(look)
  const z = rates && scoreZ(look, 0)
  const difference = rates && rates.difference
  if (z === null || boundary === null) {
    return { difference, z, boundary, crossed: false, lower: null, upper: null }
  }
  const isBeyond = (score: number) => Math.abs(score) >= boundary
  return {
    difference,
    z,
    boundary,
    crossed: sided === 2 ? isBeyond(z) : z >= boundary,
    ...scoreInterval(look, isBeyond),
  }
}
