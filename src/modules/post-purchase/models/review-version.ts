import { model } from "@medusajs/framework/utils"

/** The words of a review. Versions are only added; erasure empties them. */
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
      /** `[{ file_id, url, mime_type, bytes }]`, at most five. */
      photos: model.json(),
      /** BCP 47 tag of the page it was written on. */
      locale: model.text().nullable(),
      /** Normalised hash of what was submitted: the same form posted twice is one version. */
      fingerprint: model.text(),
      written_at: model.dateTime(),
    }
  )
  .indexes([{ on: ["review_id", "version"], unique: true }])
