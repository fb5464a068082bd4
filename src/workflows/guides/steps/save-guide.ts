import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { ProductGuide } from "../../../modules/post-purchase/product-guide"
import { saveProductGuide } from "../../../modules/post-purchase/queries/save-product-guide"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"

/** Stores a guide. It is the workflow's only effect, so there is nothing to undo it for. */
export const saveGuideStep = createStep(
  "post-purchase-save-guide",
  async (guide: ProductGuide, { container }) => {
    await saveProductGuide(resolveConnection(container), guide)
    return new StepResponse(guide)
  }
)
