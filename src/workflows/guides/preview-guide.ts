import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { RenderedEmail } from "../../../emails"
import { NO_FEEDBACK } from "../../flows/feedback-state"
import type { OrderState } from "../../flows/order-state"
import { findStep } from "../../flows/registry"
import type { ProductGuide } from "../../modules/post-purchase/product-guide"
import { resolveLedger } from "../../modules/post-purchase/resolve-ledger"
import { sampleOrderState } from "../dispatch/facts/sample-order-state"
import { openMailContexts } from "../dispatch/run/mail-contexts"
import { previewPages } from "../preview/preview-links"

/**
 * The mail with usage tips for one product, with a guide that need not be saved yet. Nothing
 * is written or sent.
 *
 * @throws MedusaError (not_found) without such a product
 */
export async function previewGuide(
  container: MedusaContainer,
  guide: ProductGuide,
  wantedLocale: string | undefined
): Promise<RenderedEmail & { locale: string }> {
  const found = findStep("usage-tips", "tips")
  if (found?.step.about !== "order") {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The flow usage-tips has no step tips that is about an order."
    )
  }
  const [settings, order] = await Promise.all([
    resolveLedger(container).getSettings(),
    orderOf(container, guide.productId),
  ])
  const locale = wantedLocale ?? settings.default_locale
  const { pages, answers } = previewPages(settings)
  const now = new Date()
  return {
    ...found.step.render({
      order,
      subjectId: order.parcels[0].fulfillmentId,
      reports: [],
      feedback: NO_FEEDBACK,
      guides: new Map([[guide.productId, guide]]),
      proof: null,
      incentive: null,
      answers,
      mail: { ...openMailContexts(settings)(locale, undefined, undefined), links: pages },
      now,
      plannedAt: now,
    }),
    locale,
  }
}

/** The sample order, delivered, with this product in it. */
async function orderOf(
  container: MedusaContainer,
  productId: string
): Promise<OrderState> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product",
    fields: ["id", "title", "thumbnail"],
    filters: { id: productId },
    pagination: { take: 1 },
  })
  const product = data.at(0)
  if (!product) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no product ${productId}.`
    )
  }
  const sample = sampleOrderState()
  const deliveredAt = new Date().toISOString()
  const [line] = sample.facts.items
  return {
    ...sample,
    facts: {
      ...sample.facts,
      items: [
        {
          ...line,
          title: product.title,
          productTitle: product.title,
          variantTitle: null,
          thumbnail: product.thumbnail ?? null,
        },
      ],
    },
    lines: sample.lines.map((each) => ({ ...each, productId })),
    parcels: [
      {
        fulfillmentId: "preview",
        carrier: null,
        labels: [],
        items: [{ lineItemId: line.id, quantity: line.quantity }],
        shippedAt: deliveredAt,
        deliveredAt,
        estimatedDelivery: null,
        canceledAt: null,
      },
    ],
  }
}
