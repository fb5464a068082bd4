import { model } from "@medusajs/framework/utils"
import { RejectionReason, ReviewSource, ReviewState } from "../constants"

/**
 * What a buyer says of one line item that they bought. Its words are its versions; the row says
 * whose it is and which version stands where.
 */
export const Review = model
  .define(
    { name: "PostPurchaseReview", tableName: "post_purchase_review" },
    {
      id: model.id({ prefix: "pprev" }).primaryKey(),
      /** Bought once, reviewed once. */
      line_item_id: model.text(),
      order_id: model.text(),
      product_id: model.text(),
      variant_id: model.text().nullable(),
      /** As it was bought: the product may be renamed or deleted. */
      product_title: model.text(),
      variant_title: model.text().nullable(),
      sales_channel_id: model.text().nullable(),
      customer_id: model.text().nullable(),
      /** Normalised e-mail of the order; a pseudonym after the person was erased. */
      email: model.text(),
      source: model.enum(Object.values(ReviewSource)),
      /** The mail that asked, if one did. */
      message_id: model.text().nullable(),
      /** What was offered for it, in the mail's words. Shown with the review; nobody can edit it. */
      incentive: model.text().nullable(),

      /** Of the latest version. */
      state: model.enum(Object.values(ReviewState)).default(ReviewState.PENDING),
      /** The latest version, from 1. */
      version: model.number(),
      /** The version that the public sees; null when none. */
      published_version: model.number().nullable(),
      rejection_reason: model.enum(Object.values(RejectionReason)).nullable(),
      /** For the shop's own people. */
      rejection_note: model.text().nullable(),
      submitted_at: model.dateTime(),
      /** When the latest version was written. */
      edited_at: model.dateTime(),
      published_at: model.dateTime().nullable(),
      decided_at: model.dateTime().nullable(),
      /** Admin user who decided. */
      decided_by: model.text().nullable(),

      /** The store's public answer. */
      response: model.text().nullable(),
      responded_at: model.dateTime().nullable(),
      responded_by: model.text().nullable(),
      erased_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["line_item_id"], unique: true },
    { on: ["product_id", "published_at"], where: "published_version is not null" },
    { on: ["state", "edited_at"] },
    { on: ["email"] },
    { on: ["order_id"] },
  ])
