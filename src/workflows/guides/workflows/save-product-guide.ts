import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import type { ProductGuide } from "../../../modules/post-purchase/product-guide"
import { saveGuideStep } from "../steps/save-guide"
import { validateGuideStep } from "../steps/validate-guide"

export const saveProductGuideWorkflowId = "save-product-guide"

/**
 * Stores what customers should know about a product, in place of what was stored before. Mails
 * that are rendered from then on have it.
 *
 * @throws MedusaError (not_found) without such a product; (invalid_data) for an upgrade that
 *   is no other product
 * @example
 * await saveProductGuideWorkflow(container).run({
 *   input: { productId: "prod_01…", texts: { en: { how_to: "…", care: "", faq: [] } }, … },
 * })
 */
export const saveProductGuideWorkflow = createWorkflow(
  saveProductGuideWorkflowId,
  (guide: ProductGuide) => {
    validateGuideStep(guide)
    return new WorkflowResponse(saveGuideStep(guide))
  }
)
