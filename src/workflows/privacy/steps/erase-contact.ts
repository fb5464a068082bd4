import { generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { erasePerson } from "../../../modules/post-purchase/queries/erase-person"
import { readReviewPhotos } from "../../../modules/post-purchase/queries/erase-reviews"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import { announceErased } from "../announce-erased"
import { deletePhotos } from "../delete-photos"
import { requireEmail } from "../../consent/requirements"
import { findConsentCarts } from "../find-consent-carts"

export type EraseContactInput = {
  /** As the person wrote it. */
  email: string
  /** Admin user who asks for it; null for a job of the store's own. */
  actor_id: string | null
}

/** What an erasure did; see `AdminEraseContactResponse`. */
export type EraseContactResult = {
  id: string
  erased: Record<string, number>
  pending: number
  completed: boolean
}

/** Erases a person. No undo: that is the point. */
export const eraseContactStep = createStep(
  "post-purchase-erase-contact",
  async ({ email: written, actor_id }: EraseContactInput, { container }) => {
    const email = requireEmail(written)
    const db = resolveConnection(container)
    const { hashEmail } = await openKeyRing(db)
    const id = generateEntityId(undefined, "ppera")
    // First the files: as long as a review names them, an erasure that fails can be repeated.
    const photos = await readReviewPhotos(db, email)
    await deletePhotos(container, photos)
    const { erased, pending, stopped, ...left } = await erasePerson(db, {
      id,
      email,
      email_hash: hashEmail(email),
      cart_ids: await findConsentCarts(db, email),
      actor_id,
      suppression_id: generateEntityId(undefined, "ppsup"),
    })
    await deletePhotos(
      container,
      left.photos.filter((photo) => !photos.includes(photo))
    )
    await announceErased(container, stopped)
    const result: EraseContactResult = { id, erased, pending, completed: pending === 0 }
    return new StepResponse(result)
  }
)
