import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { isPseudonym } from "../../../modules/post-purchase/pseudonym"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"

export type ResolveMessageInput = {
  id: string
  /** true: it arrived; false: it did not, so it is due again. */
  accepted: boolean
}

/** Takes an admin's word for a message whose outcome nobody else can tell. No undo: the mail may be on its way. */
export const resolveMessageStep = createStep(
  "post-purchase-resolve-message",
  async ({ id, accepted }: ResolveMessageInput, { container }) => {
    const ledger = resolveLedger(container)
    const [resolved] = await ledger.resolveUnknown([id], accepted)
    if (!resolved) {
      const { state, email } = await ledger.retrieveMessage(id, {
        select: ["id", "state", "email"],
      })
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        isPseudonym(email)
          ? `The person of message ${id} was erased, so it is not sent again.`
          : `Message ${id} is ${state}. Only an unknown message can be resolved, and only a failed or unknown one sent again.`
      )
    }
    return new StepResponse({ planned: accepted ? 0 : 1 })
  }
)
