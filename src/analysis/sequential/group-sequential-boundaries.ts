import { list, verdict, type Check } from "../checks/check"
import { checkInput, refuse } from "../checks/check-input"
import { normalUpperTail } from "../numbers/normal-tail"
import { designFields, type TestDesign } from "../power/design"
import { spendingRule, spentPerSide, type AlphaSpending } from "./alpha-spending"
import { crossingBoundaries } from "./crossing-boundaries"

/** When to stop at one look. */
export type GroupSequentialBoundary = {
  informationFraction: number
  /** Stop when |z| (two-sided) or z (one-sided) is this large. */
  z: number | null
  /** The p-value of an ordinary test with that z. */
  nominalPValue: number | null
  /** The probability, without a difference, to stop at this look and not before. */
  alphaSpent: number
  cumulativeAlpha: number
}

/**
 * Group sequential boundaries by alpha spending: how large must z be at each look, so that
 * all looks together find a difference where there is none with probability α only?
 *
 * Each boundary leaves above it what {@link alphaSpent} allows since the look before, given
 * that no look before has stopped; the two sides of a two-sided test are each other's mirror
 * image. By the recursive numerical integration of Armitage, McPherson and Rowe, with z to
 * about 1e-8. Assumes estimates that are about normal with independent increments, as
 * differences of rates and of means are. Unlike {@link msprt} it has to know the planned end,
 * and uses up all of α by then. Twenty equal looks take about 10 ms, a hundred 100 ms.
 *
 * Reference: Lan & DeMets 1983, Biometrika 70:659; Armitage, McPherson & Rowe 1969, JRSS A
 * 132:235; Jennison & Turnbull 2000, "Group Sequential Methods", chapter 19; R gsDesign.
 *
 * @param input - `informationFractions` ascending, above 0 and up to 1, the planned end;
 *   looks may be at other times than planned, as long as no result has moved them; `sided` 1
 *   or 2 (Default: 2)
 * @returns no boundary (`z` and `nominalPValue` are `null`, nothing is spent) where a number
 *   cannot hold so small an α, and at a look that adds no more than 0.001 % of its information
 * @throws RangeError when a fraction is not above 0 and the one before or is above 1, `alpha`
 *   is not between 0 and 1, `sided` is not 1 or 2, or `spending` is unknown
 * @example
 * const design = { alpha: 0.05, spending: "obrien-fleming" } as const
 * const { looks } = groupSequentialBoundaries({ informationFractions: [0.2, 0.6, 1], ...design })
 * looks.map(({ z }) => z) // [4.8769, 2.6686, 1.9810]
 * looks[2].cumulativeAlpha // 0.05
 */
export function groupSequentialBoundaries(
  input: TestDesign & { informationFractions: number[]; spending: AlphaSpending }
): { looks: GroupSequentialBoundary[] } {
  checkInput(input, {
    informationFractions: list(fraction),
    ...designFields,
    spending: spendingRule,
  })
  const { informationFractions, sided = 2, spending } = input
  informationFractions.forEach((share, index) => {
    const before = informationFractions[index - 1]
    if (share <= before) {
      const path = `informationFractions[${index}]`
      refuse(path, `must be above the one before (${before})`, share)
    }
  })
  const boundaries = crossingBoundaries(
    informationFractions.map((information) => ({
      information,
      spent: spentPerSide(information, input, spending),
    })),
    sided
  )
  let cumulativeAlpha = 0
  const looks = boundaries.map(({ z, spent }, index) => {
    cumulativeAlpha += sided * spent
    return {
      informationFraction: informationFractions[index],
      z,
      nominalPValue: z === null ? null : sided * normalUpperTail(z),
      alphaSpent: sided * spent,
      cumulativeAlpha,
    }
  })
  return { looks }
}

const fraction: Check = (value) =>
  verdict(
    typeof value === "number" && value > 0 && value <= 1,
    "must be a number above 0, at most 1",
    value
  )
