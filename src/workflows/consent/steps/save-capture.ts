import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { saveConsentCapture } from "../../../modules/post-purchase/queries/consent-captures"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { ifGiven, requireLocale, requireTimeZone } from "../requirements"
import { toDecisions } from "../spoken-topics"
import { MAX_USER_AGENT, requireWording } from "../statement"
import type {
  CaptureConsentInput,
  CaptureConsentResult,
} from "../workflows/capture-consent"

/** Keeps the ticked boxes. It is the workflow's only effect, so there is nothing to undo it for. */
export const saveCaptureStep = createStep(
  "post-purchase-save-capture",
  async (input: CaptureConsentInput, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "cart",
      fields: ["id", "completed_at"],
      filters: { id: input.cart_id },
    })
    const cart = data[0]
    if (!cart || cart.completed_at) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        cart
          ? `Cart ${input.cart_id} is an order already. What its customer says from now on belongs into their preferences.`
          : `There is no cart ${input.cart_id}.`
      )
    }
    const decisions = toDecisions(input.topics)
    requireWording(decisions, input.wording)
    const topics: CaptureConsentResult["topics"] = Object.fromEntries(
      decisions.map(({ topic, granted }) => [topic, granted])
    )
    await saveConsentCapture(resolveConnection(container), {
      id: cart.id,
      decisions: topics,
      wording: input.wording?.trim() || null,
      ip: input.ip,
      user_agent: input.user_agent?.slice(0, MAX_USER_AGENT) ?? null,
      locale: ifGiven(input.locale, requireLocale) ?? null,
      time_zone: ifGiven(input.time_zone, requireTimeZone) ?? null,
    })
    return new StepResponse<CaptureConsentResult>({ cart_id: cart.id, topics })
  }
)
