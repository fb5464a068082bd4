import type { MedusaContainer } from "@medusajs/framework/types"
import type { LowScoreFacts } from "../../../emails"
import { NO_FEEDBACK } from "../../flows/feedback-state"
import type { FlowContext, OrderStep } from "../../flows/flow"
import type { OrderState } from "../../flows/order-state"
import type { FollowUpContent } from "../../modules/post-purchase/follow-up"
import type { ProductGuide } from "../../modules/post-purchase/product-guide"
import { readProductGuides } from "../../modules/post-purchase/queries/read-product-guides"
import { readSocialProof } from "../../modules/post-purchase/queries/read-social-proof"
import { resolveConnection } from "../../modules/post-purchase/resolve-ledger"

/** What a preview shows beside the order: what there is of it, else something made up. */
export async function readShown(
  container: MedusaContainer,
  step: OrderStep,
  { facts, lines }: OrderState
): Promise<{
  context: Pick<FlowContext, "feedback" | "guides" | "proof">
  isMadeUp: boolean
}> {
  const db = resolveConnection(container)
  const ids = [...new Set(lines.flatMap(({ productId }) => productId ?? []))]
  const needsGuides = step.needs.includes("guides")
  const needsProof = step.needs.includes("proof")
  const [guides, proofs] = await Promise.all([
    needsGuides ? readProductGuides(db, ids) : new Map<string, ProductGuide>(),
    needsProof ? readSocialProof(db, [{ key: facts.id, product_ids: ids }]) : null,
  ])
  const isWithoutGuide = needsGuides && guides.size === 0 && ids.length > 0
  return {
    context: {
      feedback: NO_FEEDBACK,
      guides: isWithoutGuide ? new Map([[ids[0], sampleGuide(ids[0])]]) : guides,
      // No reviews are invented: a preview without any shows what the customer would see.
      proof: proofs?.get(facts.id) ?? null,
    },
    isMadeUp: isWithoutGuide,
  }
}

function sampleGuide(productId: string): ProductGuide {
  return {
    productId,
    texts: {
      en: {
        how_to:
          "This is where the product's guide stands.\n\n- Write it on the product's page",
        care: "",
        faq: [],
      },
    },
    videoUrl: null,
    manualUrl: null,
    daysOfSupply: null,
    upgradeProductId: null,
    subscriptionUrl: null,
  }
}

/** A follow-up for the preview of its flow; one that is being written has a preview of its own. */
export function sampleFollowUp(): FollowUpContent {
  return {
    subject: "A few words about your order",
    greeting: "Hello Ada,",
    recap: ["What you told us about"],
    next_steps: ["What happens next"],
    action: null,
    closing: "Best wishes",
  }
}

/** An answer for the preview of the mail to the team. */
export function sampleLowScore({ facts }: OrderState): LowScoreFacts {
  return {
    survey: "nps",
    score: 3,
    comment: "This is where the customer's comment stands.",
    customerName: facts.customerName,
    orderNumber: facts.displayId,
    orderUrl: null,
  }
}
