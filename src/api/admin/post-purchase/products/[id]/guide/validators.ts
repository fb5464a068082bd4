import { z } from "@medusajs/framework/zod"

/** As much as a mail can show: it is cut at 95 KB. */
const TEXT_LENGTH = 20_000
const QUESTIONS = 20

const webUrl = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .max(2000)
const markdown = z.string().max(TEXT_LENGTH)
const language = z.string().regex(/^[a-z]{2,3}$/, "must be a language code like en or de")

const AdminGuideTexts = z
  .object({
    how_to: markdown.default(""),
    care: markdown.default(""),
    faq: z
      .array(
        z
          .object({
            question: z.string().trim().min(1, "must not be empty").max(300),
            answer: z.string().trim().min(1, "must not be empty").max(TEXT_LENGTH),
          })
          .strict()
      )
      .max(QUESTIONS)
      .default([]),
  })
  .strict()

export const AdminSaveProductGuide = z
  .object({
    texts: z.record(language, AdminGuideTexts).default({}),
    video_url: webUrl.nullable().default(null),
    manual_url: webUrl.nullable().default(null),
    days_of_supply: z.number().int().min(1).max(3650).nullable().default(null),
    upgrade_product_id: z.string().min(1).max(100).nullable().default(null),
    subscription_url: webUrl.nullable().default(null),
  })
  .strict()
export type AdminSaveProductGuide = z.output<typeof AdminSaveProductGuide>

export const AdminPreviewProductGuide = AdminSaveProductGuide.extend({
  locale: z.string().min(2).max(35).optional(),
}).strict()
export type AdminPreviewProductGuide = z.output<typeof AdminPreviewProductGuide>
