import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { relabelHitsStep } from "../steps/relabel-hits"

export const relabelHitsWorkflowId = "relabel-hits"

/**
 * Labels every hit by the rules of this version, as after an update of the plugin. A large
 * store runs `npx medusa-plugin-post-purchase relabel` instead, which says how far it is.
 *
 * @example
 * const { result } = await relabelHitsWorkflow(container).run()
 * result.changed // hits with another label than before
 */
export const relabelHitsWorkflow = createWorkflow(
  relabelHitsWorkflowId,
  () => new WorkflowResponse(relabelHitsStep())
)
