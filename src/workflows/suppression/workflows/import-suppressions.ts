import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import {
  type ImportSuppressionsInput,
  importSuppressionsStep,
} from "../steps/import-suppressions"

export const importSuppressionsWorkflowId = "import-suppressions"

/**
 * Takes over a list of addresses that are not to be written to, as CSV: `email`, and if you
 * like `reason` (default `manual`), `detail` and `suppressed_at`; or a single column of
 * addresses without a head.
 *
 * Rows that cannot be read are named with their number and problem; all others are taken, in
 * chunks of 1000. Safe to repeat: what is suppressed for the same reason already is left as it
 * is and counted as known.
 *
 * @throws MedusaError (invalid_data) for more than 5 MB or 50,000 rows, before any is taken
 */
export const importSuppressionsWorkflow = createWorkflow(
  importSuppressionsWorkflowId,
  (input: ImportSuppressionsInput) => new WorkflowResponse(importSuppressionsStep(input))
)
