import { Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { randomBytes } from "node:crypto"
import type { ReviewPhoto } from "../../../../modules/post-purchase/review"
import type { PreparedPhoto } from "../prepare-photo"

/**
 * Hands photos to the store's File Module, under names that nobody can guess: the place is open
 * to whoever knows it, also while the review waits. The undo deletes them.
 */
export const storePhotosStep = createStep(
  "post-purchase-store-review-photos",
  async (photos: PreparedPhoto[], { container }) => {
    if (!photos.length) {
      return new StepResponse<ReviewPhoto[], string[]>([], [])
    }
    const files = await container.resolve(Modules.FILE).createFiles(
      photos.map(({ content, mime_type, extension }) => ({
        filename: `review-${randomBytes(16).toString("hex")}.${extension}`,
        mimeType: mime_type,
        content,
        access: "public" as const,
      }))
    )
    const stored = files.map(({ id, url }, index): ReviewPhoto => ({
      id,
      url,
      mime_type: photos[index].mime_type,
      bytes: photos[index].bytes,
      digest: photos[index].digest,
    }))
    return new StepResponse(
      stored,
      stored.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    await container.resolve(Modules.FILE).deleteFiles(ids)
  }
)
