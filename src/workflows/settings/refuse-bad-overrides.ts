import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Flow } from "../../flows/flow"
import type {
  FlowOverrides,
  StepOverrides,
} from "../../modules/post-purchase/flow-overrides"
import { resolveLedger } from "../../modules/post-purchase/resolve-ledger"
import { findExisting } from "./find-existing"
import { findOverrideProblems } from "./find-override-problems"

/**
 * Holds overrides against the flow, its copy and the store.
 *
 * @throws MedusaError (invalid_data) with every problem, its field's path and what to do
 */
export async function refuseBadOverrides(
  container: MedusaContainer,
  flow: Flow,
  overrides: FlowOverrides
): Promise<void> {
  const [salesChannelIds, promotionCodes, { sending }] = await Promise.all([
    findExisting(container, "sales_channel", Object.keys(overrides.channels ?? {})),
    findExisting(container, "promotion", codesOf(overrides)),
    resolveLedger(container).getSettings(),
  ])
  const problems = findOverrideProblems(flow, overrides, {
    salesChannelIds,
    promotionCodes,
    quietHours: sending.quiet_hours,
  })
  if (problems.length) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid request: ${problems.map((problem) => `overrides.${problem}`).join("; ")}`
    )
  }
}

function codesOf({ steps, channels }: FlowOverrides): string[] {
  const layers: (Record<string, StepOverrides> | undefined)[] = [
    steps,
    ...Object.values(channels ?? {}).map((channel) => channel.steps),
  ]
  const codes = layers.flatMap((layer) =>
    Object.values(layer ?? {}).flatMap(({ incentive }) => incentive?.code ?? [])
  )
  return [...new Set(codes)]
}
