import { model } from "@medusajs/framework/utils"
import { RejectionReason, ReviewState } from "../constants"

/** The words of a review, and what was decided about them. Versions are only added; erasure empties them. */
export const ReviewVersion = model
  .define(
    { name: "PostPurchaseReviewVersion", tableName: "post_purchase_review_version" },
    {
      id: model.id({ prefix: "pprvv" }).primaryKey(),
      review_id: model.text(),
      /** From 1. */
      version: model.number(),
      /** Stars, 1 to 5. */
      rating: model.number(),
      title: model.text().nullable(),
      /** Plain text: it is escaped where it is shown. */
      body: model.text().nullable(),
      /** `[{ id, url, mime_type, bytes, digest }]`, at most five; the id is the File Module's. */
      photos: model.json(),
      /** How the reviewer is called in public: "Ada L."; null for anonymous. */
      author: model.text().nullable(),
      /** BCP 47 tag of the page it was written on. */
      locale: model.text().nullable(),
      /** Normalised hash of what was submitted: the same form posted twice is one version. */
      fingerprint: model.text(),
      written_at: model.dateTime(),

      /** What was decided about this version; the review says where the latest one stands. */
      state: model.enum(Object.values(ReviewState)).default(ReviewState.PENDING),
      rejection_reason: model.enum(Object.values(RejectionReason)).nullable(),
      /** For the shop's own people. */
      rejection_note: model.text().nullable(),
      decided_at: model.dateTime().nullable(),
      /** Admin user who decided. */
      decided_by: model.text().nullable(),
    }
  )
  .indexes([{ on: ["review_id", "version"], unique: true }])
