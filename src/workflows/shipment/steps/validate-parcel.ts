import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { ShipmentReportInput } from "../../../modules/post-purchase/service"

/**
 * Makes sure that the parcel belongs to the order and can still be under way.
 *
 * @throws MedusaError (not_found) for a parcel that is not the order's, (not_allowed) for one
 *   that was cancelled, has not left or has arrived
 */
export const validateParcelStep = createStep(
  "post-purchase-validate-parcel",
  async (
    {
      order_id,
      fulfillment_id,
    }: Pick<ShipmentReportInput, "order_id" | "fulfillment_id">,
    { container }
  ) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "fulfillment",
      fields: ["id", "shipped_at", "delivered_at", "canceled_at", "order.id"],
      filters: { id: fulfillment_id },
    })
    const parcel: (typeof data)[number] & { order?: { id: string } | null } = data[0]
    if (!parcel || parcel.order?.id !== order_id) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `Order ${order_id} has no fulfilment ${fulfillment_id}.`
      )
    }
    const problem = parcel.canceled_at
      ? "was cancelled"
      : parcel.delivered_at
        ? "is already delivered"
        : parcel.shipped_at
          ? null
          : "is not marked as shipped yet"
    if (problem) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Fulfilment ${fulfillment_id} ${problem}, so it cannot be reported as under way.`
      )
    }
    return new StepResponse({ id: fulfillment_id })
  }
)
