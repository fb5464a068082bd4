import { model } from "@medusajs/framework/utils"
import { MessageState, Purpose } from "../constants"

/** One row for one message to one person, from the plan to its outcome. */
export const Message = model
  .define(
    { name: "PostPurchaseMessage", tableName: "post_purchase_message" },
    {
      id: model.id({ prefix: "ppmsg" }).primaryKey(),
      /** `flow/step/subject`: unique for ever, soft-deleted rows included. */
      dedupe_key: model.text(),

      /** Key of the flow that planned it, for example `order-confirmation`. */
      flow: model.text(),
      /** Key of the step within the flow, for example `shipped`. */
      step: model.text(),
      purpose: model.enum(Object.values(Purpose)),
      /** The notification channel, for now always `email`. */
      channel: model.text().default("email"),
      /** What it is about: `order:order_01…`, `fulfillment:ful_01…`, `refund:ref_01…`. */
      subject: model.text(),

      /** Recipient as planned; replaced by the order's address of the moment when it is sealed. */
      email: model.text().nullable(),
      customer_id: model.text().nullable(),
      order_id: model.text().nullable(),
      fulfillment_id: model.text().nullable(),
      sales_channel_id: model.text().nullable(),
      /** BCP 47 tag of the order; null means the store's default. */
      locale: model.text().nullable(),

      /** When the plan was made. */
      planned_at: model.dateTime(),
      /** When it is due. Moves when a message is rescheduled. */
      send_at: model.dateTime(),
      /** After this moment it is skipped as `too-late`; null means never. */
      expires_at: model.dateTime().nullable(),
      sent_at: model.dateTime().nullable(),
      /** As the provider reported it. */
      delivered_at: model.dateTime().nullable(),
      /** When the state last became final. */
      settled_at: model.dateTime().nullable(),

      state: model.enum(Object.values(MessageState)).default(MessageState.SCHEDULED),
      /** A code of skip-reasons.ts, set with state `skipped`. */
      skip_reason: model.text().nullable(),
      /** Why it was put off the last time, and what a provider said when it failed. */
      last_error: model.text().nullable(),
      /** How often the late decision put it off: quiet hours, caps, pauses. */
      reschedules: model.number().default(0),
      /** How often it could not be rendered, or was refused by the provider as it was. */
      failures: model.number().default(0),

      /** Token of the claim that owns the row: a settlement under an older token changes nothing. */
      fence: model.number().default(0),
      claimed_until: model.dateTime().nullable(),
      /** The batch it was sealed into. Membership never changes while the batch is open. */
      batch_id: model.text().nullable(),
      /** Its place in that batch: the provider's answer names mails by position. */
      batch_position: model.number().nullable(),

      /** Which delivery took it: `resend`, or the id of the Notification Module's provider. */
      provider: model.text().nullable(),
      /** The provider's id of the accepted mail. */
      external_id: model.text().nullable(),

      /** The mail as handed over. Emptied after the retention period. */
      rendered_subject: model.text().nullable(),
      rendered_html: model.text().nullable(),
      rendered_text: model.text().nullable(),
      /** Sender, reply-to, headers and tags as handed over, in their order. */
      envelope: model.json().nullable(),
      /** The addresses behind its tracked links, by position: a click leads to one of these. Outlives the payload, so that old mail keeps working. */
      links: model.json().nullable(),
      payload_emptied_at: model.dateTime().nullable(),
      /** The line items it speaks of, `[{ line_item_id, product_id }]`, by the position in their links; set when it is sealed. */
      mentions: model.json().nullable(),
      /** What it offered, in its own words; set when it is sealed. */
      incentive: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["dedupe_key"], unique: true },
    // The claim reads only due work: without the partial index an idle tick over a
    // million settled rows costs 364 ms instead of 0.16 ms.
    { on: ["send_at", "id"], where: "state = 'scheduled'" },
    { on: ["claimed_until"], where: "state = 'claimed' and batch_id is null" },
    { on: ["batch_id", "batch_position"], where: "batch_id is not null" },
    { on: ["order_id"] },
    { on: ["email"] },
    { on: ["external_id"], where: "external_id is not null" },
    { on: ["settled_at"], where: "rendered_html is not null" },
    { on: ["state", "send_at"], where: "state in ('failed', 'unknown')" },
    { on: ["failures"], where: "state = 'scheduled' and failures > 0" },
    // The complaint rate is of the marketing mails of the last days.
    { on: ["sent_at"], where: "purpose = 'marketing' and sent_at is not null" },
    // Which products a person was asked about, or told about, before.
    { on: ["email", "flow"], where: "mentions is not null" },
  ])
