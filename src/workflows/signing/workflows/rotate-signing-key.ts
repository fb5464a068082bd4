import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import {
  type RotateSigningKeyInput,
  rotateSigningKeyStep,
} from "../steps/rotate-signing-key"

export const rotateSigningKeyWorkflowId = "rotate-signing-key"

/**
 * Signs links with a fresh key from now on; links under the older keys keep working. Other
 * processes sign with the old key for at most another minute.
 *
 * @example
 * const { result } = await rotateSigningKeyWorkflow(container).run({
 *   input: { retire_older_than_days: null },
 * })
 */
export const rotateSigningKeyWorkflow = createWorkflow(
  rotateSigningKeyWorkflowId,
  (input: RotateSigningKeyInput) => new WorkflowResponse(rotateSigningKeyStep(input))
)
