import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import {
  liftSuppression,
  readSuppression,
} from "../../../modules/post-purchase/queries/suppression-list"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"

export type LiftSuppressionInput = {
  id: string
  /** Admin user who answers for it. */
  actor_id: string
}

/** Lifts one suppression. It is the workflow's only effect, so there is nothing to undo it for. */
export const liftSuppressionStep = createStep(
  "post-purchase-lift-suppression",
  async ({ id, actor_id }: LiftSuppressionInput, { container }) => {
    const db = resolveConnection(container)
    await liftSuppression(db, id, actor_id)
    const suppression = await readSuppression(db, id)
    if (!suppression) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no suppression ${id}.`)
    }
    return new StepResponse({ suppression })
  }
)
