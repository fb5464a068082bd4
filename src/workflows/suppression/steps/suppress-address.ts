import { MedusaError, generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { SuppressionReason } from "../../../modules/post-purchase/constants"
import { readSuppression } from "../../../modules/post-purchase/queries/suppression-list"
import {
  readSuppressions,
  suppress,
} from "../../../modules/post-purchase/queries/suppressions"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import { requireEmail } from "../../consent/requirements"

export type SuppressAddressInput = {
  /** As somebody wrote it. */
  email: string
  /** Why, in the store's words. */
  detail?: string | null
}

/** Suppresses an address by hand, once. It is the workflow's only effect, so there is nothing to undo it for. */
export const suppressAddressStep = createStep(
  "post-purchase-suppress-address",
  async ({ email: written, detail }: SuppressAddressInput, { container }) => {
    const email = requireEmail(written)
    const db = resolveConnection(container)
    const { hashEmail } = await openKeyRing(db)
    const email_hash = hashEmail(email)
    const [added] = await suppress(db, [
      {
        id: generateEntityId(undefined, "ppsup"),
        email_hash,
        email,
        reason: SuppressionReason.MANUAL,
        detail: detail?.trim() || null,
        message_id: null,
      },
    ])
    const held = (await readSuppressions(db, [email_hash])).find(
      ({ reason }) => reason === SuppressionReason.MANUAL
    )
    const suppression = await readSuppression(db, added?.id ?? held?.id ?? "")
    if (!suppression) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        `Somebody lifted the suppression of ${email} at this very moment. Try again.`
      )
    }
    return new StepResponse({ suppression, is_new: !!added })
  }
)
