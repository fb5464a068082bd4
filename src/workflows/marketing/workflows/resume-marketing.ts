import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type ResumeMarketingInput, resumeMarketingStep } from "../steps/resume-marketing"

export const resumeMarketingWorkflowId = "resume-marketing"

/**
 * Lets marketing mail leave again, also after a pause by complaints: an admin says that their
 * cause is mended. Complaints are counted afresh from this moment, or the store would pause
 * again at once. Safe to repeat.
 */
export const resumeMarketingWorkflow = createWorkflow(
  resumeMarketingWorkflowId,
  (input: ResumeMarketingInput) => new WorkflowResponse(resumeMarketingStep(input))
)
