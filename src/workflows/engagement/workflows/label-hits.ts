import {
  WorkflowResponse,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import { forgetStrangersStep } from "../steps/forget-strangers"
import { labelUnlabelledStep } from "../steps/label-unlabelled"
import { matchLateHitsStep } from "../steps/match-late-hits"
import { reconcileOutcomesStep } from "../steps/reconcile-outcomes"

export const labelHitsWorkflowId = "label-hits"

/**
 * Looks over the hits that came since the last time: ties early events to their messages, ends
 * what nobody knew, labels human and machine, and empties what is none of the store's business.
 *
 * Safe to run at any time and side by side.
 */
export const labelHitsWorkflow = createWorkflow(labelHitsWorkflowId, () => {
  const matching = matchLateHitsStep()
  const reconciling = reconcileOutcomesStep()
  const labelling = labelUnlabelledStep()
  const forgetting = forgetStrangersStep()
  return new WorkflowResponse(
    transform(
      { matching, reconciling, labelling, forgetting },
      ({ matching, reconciling, labelling, forgetting }) => ({
        ...matching,
        ...reconciling,
        ...labelling,
        ...forgetting,
      })
    )
  )
})
