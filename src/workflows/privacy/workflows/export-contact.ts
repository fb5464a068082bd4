import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type ExportContactInput, exportContactStep } from "../steps/export-contact"

export const exportContactWorkflowId = "export-contact"

/**
 * All rows of the plugin about one person, rendered mails and hits included, for whoever asks
 * what is kept about them. Tables in which there is nothing are empty lists.
 *
 * What was pseudonymised by an erasure is nobody's any more and not among them; that there was
 * an erasure is. Medusa's own data is not the plugin's to export.
 *
 * @throws MedusaError (invalid_data) for what is no e-mail address
 */
export const exportContactWorkflow = createWorkflow(
  exportContactWorkflowId,
  (input: ExportContactInput) => new WorkflowResponse(exportContactStep(input))
)
