import { MedusaError } from "@medusajs/framework/utils"
import type { Flow } from "../../../../flows/flow"
import { findFlow, listFlows } from "../../../../flows/registry"

/**
 * The flow that a path names.
 *
 * @throws MedusaError (not_found) that says which there are
 */
export function findFlowOrThrow(key: string): Flow {
  const flow = findFlow(key)
  if (!flow) {
    const keys = listFlows().map((each) => each.key)
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no flow ${key}. There are: ${keys.join(", ")}.`
    )
  }
  return flow
}
