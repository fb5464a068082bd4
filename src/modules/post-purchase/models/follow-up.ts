import { model } from "@medusajs/framework/utils"
import { Purpose } from "../constants"

/** A message that somebody at the shop wrote to one customer by hand. */
export const FollowUp = model
  .define(
    { name: "PostPurchaseFollowUp", tableName: "post_purchase_follow_up" },
    {
      id: model.id({ prefix: "ppfol" }).primaryKey(),
      /** Given by whoever writes: the same form sent twice is one message. */
      dedupe_key: model.text(),
      purpose: model.enum(Object.values(Purpose)),
      order_id: model.text().nullable(),
      customer_id: model.text().nullable(),
      /** Normalised e-mail; a pseudonym after the person was erased. */
      email: model.text(),
      locale: model.text().nullable(),
      /** What was written: see follow-up.ts. Emptied when the person is erased. */
      content: model.json(),
      /** Admin user who wrote it. */
      author_id: model.text().nullable(),
      written_at: model.dateTime(),
      erased_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["dedupe_key"], unique: true },
    { on: ["email"] },
    { on: ["order_id"] },
  ])
