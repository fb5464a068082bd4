import { model } from "@medusajs/framework/utils"
import { SurveyKind } from "../constants"

/** What a person answered to one invitation. Changing it changes the row, for seven days. */
export const SurveyAnswer = model
  .define(
    { name: "PostPurchaseSurveyAnswer", tableName: "post_purchase_survey_answer" },
    {
      id: model.id({ prefix: "ppsur" }).primaryKey(),
      /** The invitation: one answer each. */
      message_id: model.text(),
      survey: model.enum(Object.values(SurveyKind)),
      order_id: model.text().nullable(),
      customer_id: model.text().nullable(),
      /** Normalised e-mail; a pseudonym after the person was erased. */
      email: model.text(),
      sales_channel_id: model.text().nullable(),
      locale: model.text().nullable(),
      /** 0 to 10 for NPS, 1 to 5 for CSAT. */
      score: model.number(),
      comment: model.text().nullable(),
      /** Words of the shop's own, for sorting answers. */
      tags: model.json(),
      /** When the first answer came: it may be changed for seven days from then. */
      answered_at: model.dateTime(),
      changed_at: model.dateTime(),
      /** When the team was told of a low score; null when it was not. */
      alerted_at: model.dateTime().nullable(),
      erased_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["message_id"], unique: true },
    { on: ["survey", "answered_at"] },
    { on: ["email"] },
    { on: ["order_id"] },
  ])
