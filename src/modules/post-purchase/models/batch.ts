import { model } from "@medusajs/framework/utils"
import { BatchState } from "../constants"

/** Messages that are handed over in one call, under one idempotency key, byte for byte the same each time. */
export const Batch = model
  .define(
    { name: "PostPurchaseBatch", tableName: "post_purchase_batch" },
    {
      id: model.id({ prefix: "ppbat" }).primaryKey(),
      state: model.enum(Object.values(BatchState)).default(BatchState.OPEN),
      /** Which delivery it was sealed for; a batch never changes hands between deliveries. */
      provider: model.text(),
      /** The key under which the provider knows the call. Renewed only after a definite refusal. */
      idempotency_key: model.text(),
      size: model.number(),

      /** Token of the claim that owns it. */
      fence: model.number(),
      claimed_until: model.dateTime(),
      /** Not before this moment is the next attempt made. */
      next_attempt_at: model.dateTime(),
      /** Attempts made so far, crashed ones included. */
      attempt: model.number().default(0),
      /** First attempt under the current key whose outcome nobody knows; null when none is open. */
      open_since: model.dateTime().nullable(),
      last_error: model.text().nullable(),
      settled_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["next_attempt_at"], where: "state = 'open'" }])
