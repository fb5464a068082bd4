import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  StoreCaptureConsent,
  StoreCaptureConsentResponse,
} from "../../../../../../types/http"
import { captureConsentWorkflow } from "../../../../../../workflows/consent/workflows/capture-consent"
import { clientAddress } from "../../../../../post-purchase/support/client-address"

/** Keeps what was ticked at checkout, in place of what was ticked before; it counts once the cart is an order. */
export const POST = async (
  req: MedusaRequest<StoreCaptureConsent>,
  res: MedusaResponse<StoreCaptureConsentResponse>
) => {
  const { result } = await captureConsentWorkflow(req.scope).run({
    input: {
      ...req.validatedBody,
      cart_id: req.params.id,
      ip: clientAddress(req),
      user_agent: req.get("user-agent") ?? null,
    },
  })
  res.json({ consent: result })
}
