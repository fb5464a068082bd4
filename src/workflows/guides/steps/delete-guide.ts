import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { deleteProductGuide } from "../../../modules/post-purchase/queries/save-product-guide"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"

export type DeleteGuideInput = { product_id: string }

/** Deletes a guide. It is the workflow's only effect, so there is nothing to undo it for. */
export const deleteGuideStep = createStep(
  "post-purchase-delete-guide",
  async ({ product_id }: DeleteGuideInput, { container }) =>
    new StepResponse({
      is_deleted: await deleteProductGuide(resolveConnection(container), product_id),
    })
)
