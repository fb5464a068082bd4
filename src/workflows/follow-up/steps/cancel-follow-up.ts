import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { MessageState } from "../../../modules/post-purchase/constants"
import { cancelFollowUp } from "../../../modules/post-purchase/queries/cancel-follow-up"
import { listFollowUps } from "../../../modules/post-purchase/queries/list-follow-ups"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import type { CancelFollowUpInput } from "../workflows/cancel-follow-up"

/** Takes back a message that waits. It is its workflow's only effect, so there is nothing to undo it for. */
export const cancelFollowUpStep = createStep(
  "post-purchase-cancel-follow-up",
  async ({ id }: CancelFollowUpInput, { container }) => {
    const db = resolveConnection(container)
    const isCanceled = await cancelFollowUp(db, id)
    const { rows } = await listFollowUps(db, { id }, { limit: 1, offset: 0 })
    const [followUp] = rows
    if (!followUp) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no personal message ${id}.`
      )
    }
    if (!isCanceled && followUp.message_state !== MessageState.CANCELED) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `The personal message ${id} is ${followUp.message_state ?? "gone"}. Only one that is still scheduled can be withdrawn.`
      )
    }
    return new StepResponse({ id })
  }
)
