import { model } from "@medusajs/framework/utils"
import { HitKind, HitLabel, HitSource } from "../constants"

/**
 * An open, click, delivery, bounce, complaint or unsubscribe, as it came.
 *
 * Opens and clicks of people who may not be measured individually are counters: one row a
 * day, flow, step, channel and label, tied to no message, with everything about the visitor null.
 */
export const Hit = model
  .define(
    { name: "PostPurchaseHit", tableName: "post_purchase_hit" },
    {
      id: model.id({ prefix: "pphit" }).primaryKey(),
      /** The provider's event id, or the visitor, link and minute: the same thing seen twice is one row. */
      dedupe_key: model.text(),
      kind: model.enum(Object.values(HitKind)),
      source: model.enum(Object.values(HitSource)),
      occurred_at: model.dateTime(),
      /** How often it was seen, and when last. */
      times: model.number().default(1),
      last_at: model.dateTime(),

      /** Null while the message is not known yet, and for counters. */
      message_id: model.text().nullable(),
      /** The provider's id of the mail. */
      external_id: model.text().nullable(),
      flow: model.text().nullable(),
      step: model.text().nullable(),
      sales_channel_id: model.text().nullable(),
      /** Which link of the message, from 0. */
      position: model.number().nullable(),

      /** `GET`, `HEAD` or `POST`. */
      method: model.text().nullable(),
      user_agent: model.text().nullable(),
      /** The visitor's network: /24 of IPv4, /48 of IPv6. The whole address is not kept. */
      ip_range: model.text().nullable(),
      /** Name of a known proxy's or scanner's network that the whole address belonged to. */
      network: model.text().nullable(),
      /** True when the request said that it only fetches in advance. */
      is_prefetch: model.boolean().default(false),
      /** The provider's event as it came. Emptied when the person is erased. */
      payload: model.json().nullable(),

      label: model.enum(Object.values(HitLabel)).nullable(),
      /** The rule that decided. */
      label_reason: model.text().nullable(),
      /** Version of the rules; null until they have looked. */
      label_version: model.number().nullable(),
    }
  )
  .indexes([
    { on: ["dedupe_key"], unique: true },
    { on: ["message_id", "occurred_at"], where: "message_id is not null" },
    { on: ["external_id"], where: "message_id is null and external_id is not null" },
    { on: ["occurred_at", "id"] },
    // One hit in thousands: the complaint rate reads these and no others.
    { on: ["occurred_at", "message_id"], where: "kind = 'complaint'" },
    // The labeller reads only what it has not seen.
    { on: ["id"], where: "label_version is null" },
  ])
