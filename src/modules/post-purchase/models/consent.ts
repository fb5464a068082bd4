import { model } from "@medusajs/framework/utils"
import { ConsentAction, ConsentSource, ConsentTopic } from "../constants"

/** The consent log: what a person said about a topic, with its proof. Rows are only added. */
export const Consent = model
  .define(
    { name: "PostPurchaseConsent", tableName: "post_purchase_consent" },
    {
      id: model.id({ prefix: "ppcst" }).primaryKey(),
      /** The same statement delivered twice is one row: `order:order_01…:tips`, for example. */
      dedupe_key: model.text().nullable(),
      /** Normalised e-mail. */
      email: model.text(),
      topic: model.enum(Object.values(ConsentTopic)),
      action: model.enum(Object.values(ConsentAction)),
      source: model.enum(Object.values(ConsentSource)),
      /** True when it came through a link that was mailed to the address. */
      is_confirmed: model.boolean().default(false),
      /** Order of the log: the highest row of a person and topic counts. Drawn in the database. */
      sequence: model.number(),
      occurred_at: model.dateTime(),

      /** The sentence that the person agreed to, as it was shown. */
      wording: model.text().nullable(),
      ip: model.text().nullable(),
      user_agent: model.text().nullable(),
      locale: model.text().nullable(),
      sales_channel_id: model.text().nullable(),
      order_id: model.text().nullable(),
      /** The mail whose link was used. */
      message_id: model.text().nullable(),
      /** Admin user who recorded it. */
      actor_id: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["dedupe_key"], unique: true, where: "dedupe_key is not null" },
    { on: ["email", "topic", "sequence"] },
  ])
