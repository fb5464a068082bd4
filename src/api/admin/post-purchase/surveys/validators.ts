import { z } from "@medusajs/framework/zod"
import { SurveyKind } from "../../../../modules/post-purchase/constants"
import { moment } from "../query-values"

const survey = z.enum(Object.values(SurveyKind))
const score = z.coerce.number().int().min(0).max(10)

export const AdminSurveyAnswersParams = z
  .object({
    survey: survey.optional(),
    min_score: score.optional(),
    max_score: score.optional(),
    tag: z.string().trim().min(1).max(40).optional(),
    q: z.string().trim().max(200).optional(),
    order_id: z.string().max(100).optional(),
    since: moment.optional(),
    until: moment.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type AdminSurveyAnswersParams = z.output<typeof AdminSurveyAnswersParams>

export const AdminSurveySummaryParams = z
  .object({
    survey,
    since: moment.optional(),
    until: moment.optional(),
    sales_channel_id: z.string().max(100).optional(),
  })
  .strict()
export type AdminSurveySummaryParams = z.output<typeof AdminSurveySummaryParams>

const tag = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), "must be one line of text")

export const AdminTagSurveyAnswer = z.object({ tags: z.array(tag).max(20) }).strict()
