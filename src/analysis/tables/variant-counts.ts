import { list, type Check } from "../checks/check"
import { checkPart, checkSameLength } from "../checks/check-input"
import { count } from "../checks/rules"
import { deviance } from "../numbers/deviance"
import { smallCountWarnings } from "../inference/small-count-warnings"

/** Successes and trials of two or more variants, in the same order. */
export type VariantCounts = { successes: number[]; totals: number[] }

const counts: Check = (value) => list(count, 2)(value)

export const variantFields = { successes: counts, totals: counts }

export function checkVariants({ successes, totals }: VariantCounts): void {
  checkSameLength([successes, "successes"], [totals, "totals"])
  successes.forEach((value, index) =>
    checkPart([value, `successes[${index}]`], [totals[index], `totals[${index}]`])
  )
}

/** A cell of the table of successes and failures, under the hypothesis of one common rate. */
export type Cell = { observed: number; expected: number; excess: number }

/**
 * The cells of the 2 × k table; none when no trial or every trial succeeded, and `null` when
 * a variant has no data.
 */
export function cellsOf({ successes, totals }: VariantCounts): Cell[] | null {
  if (totals.includes(0)) {
    return null
  }
  const all = totals.reduce((sum, total) => sum + total, 0)
  const allSuccesses = successes.reduce((sum, value) => sum + value, 0)
  const allFailures = all - allSuccesses
  if (allSuccesses === 0 || allFailures === 0) {
    return []
  }
  return successes.flatMap((observed, index) => {
    const total = totals[index]
    // O - E as one fraction of whole numbers, which does not cancel.
    const excess = (observed * all - total * allSuccesses) / all
    return [
      { observed, expected: total * (allSuccesses / all), excess },
      {
        observed: total - observed,
        expected: total * (allFailures / all),
        excess: 0 - excess,
      },
    ]
  })
}

/** Half of a cell's share of the likelihood-ratio statistic, O ln(O / E) - (O - E). */
export function cellDeviance({ observed, expected, excess }: Cell): number {
  return deviance(observed, expected, excess)
}

export function cellWarnings(cells: Cell[] | null): string[] {
  return smallCountWarnings((cells ?? []).map(({ expected }) => expected))
}
