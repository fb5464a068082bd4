import type { Maximum } from "../numbers/maximize-positive"

/** With fewer repeat customers a purchase model is hardly better than a rule of thumb. */
const enough = 100

/** What a fitted model is worth, under the names of its parameters. */
export type FitOutcome<Name extends string> = {
  estimates: Record<Name, number>
  standardErrors: Record<Name, number> | null
  converged: boolean
  iterations: number
  warnings: string[]
}

/**
 * A maximum under the names of its parameters; `null` where one is not a positive double.
 *
 * @param units - what each parameter was divided by, in the order of the maximum's
 */
export function fitOutcome<Name extends string>(
  found: Maximum,
  units: Record<Name, number>
): FitOutcome<Name> | null {
  const names = Object.keys(units) as Name[]
  const estimates = inUnits(found.parameters, units)
  return (
    estimates && {
      estimates,
      standardErrors: found.standardErrors && inUnits(found.standardErrors, units),
      converged: found.outcome === "maximum",
      iterations: found.iterations,
      warnings: warningsOf(found, names),
    }
  )
}

export function smallSampleWarnings(repeatCustomers: number, advice: string): string[] {
  return repeatCustomers < enough
    ? [`fewer than ${enough} customers with a repeat purchase: ${advice}`]
    : []
}

function inUnits<Name extends string>(
  values: number[],
  units: Record<Name, number>
): Record<Name, number> | null {
  const scaled = Object.entries<number>(units).map(
    ([name, unit], index) => [name, values[index] * unit] as const
  )
  return scaled.every(([, value]) => Number.isFinite(value) && value > 0)
    ? (Object.fromEntries(scaled) as Record<Name, number>)
    : null
}

/** What keeps the estimates from being trusted. */
function warningsOf(found: Maximum, names: string[]): string[] {
  const { outcome, isAtBound, standardErrors, parameters } = found
  if (outcome === "unfinished") {
    return ["the search has not come to an end"]
  }
  if (outcome === "bound") {
    const escaped = names.filter((_, index) => isAtBound[index]).join(", ")
    return [`the likelihood has no maximum: it still rises at the bound of ${escaped}`]
  }
  if (!standardErrors) {
    return ["the likelihood is flat: the data do not determine the parameters"]
  }
  const vague = names.filter((_, index) => standardErrors[index] > parameters[index])
  return vague.length > 0
    ? [`hardly determined, with a standard error above the estimate: ${vague.join(", ")}`]
    : []
}
