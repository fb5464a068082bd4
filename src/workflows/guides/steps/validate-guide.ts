import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import type { ProductGuide } from "../../../modules/post-purchase/product-guide"

/**
 * Refuses a guide for a product that does not exist, or with an upgrade that nobody could buy.
 *
 * @throws MedusaError (not_found, invalid_data)
 */
export const validateGuideStep = createStep(
  "post-purchase-validate-guide",
  async ({ productId, upgradeProductId }: ProductGuide, { container }) => {
    const ids = [productId, upgradeProductId].filter((id) => id !== null)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "product",
      fields: ["id"],
      filters: { id: ids },
      pagination: { take: ids.length },
    })
    const known = new Set(data.map(({ id }) => id))
    if (!known.has(productId)) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no product ${productId}.`
      )
    }
    if (upgradeProductId === productId) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "upgrade_product_id: a product cannot be its own upgrade. Choose another one, or none."
      )
    }
    if (upgradeProductId !== null && !known.has(upgradeProductId)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `upgrade_product_id: there is no product ${upgradeProductId}. Choose another one, or none.`
      )
    }
  }
)
