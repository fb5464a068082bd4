import { z } from "@medusajs/framework/zod"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"

/** Query strings carry one value as a string and several as a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).optional()
  )

/** `true` or `false`; missing means false. */
export const isTrue = z
  .enum(["true", "false"])
  .default("false")
  .transform((value) => value === "true")

/** A moment, or a day as the moment in UTC at which it begins. */
export const moment = z.string().transform((value, context) => {
  const isMoment = /^\d{4}-\d\d-\d\d(T.+)?$/.test(value)
  const date = new Date(isMoment ? value : NaN)
  if (Number.isNaN(date.getTime())) {
    context.addIssue({
      code: "custom",
      message: "must be a moment like 2026-12-24T10:00:00Z",
    })
    return z.NEVER
  }
  return date.toISOString()
})

/** An address as people write it, in the one spelling under which a person is known. */
export const writtenEmail = z.string().transform((value, context) => {
  const email = normalizeEmail(value)
  if (email === null) {
    context.addIssue({ code: "custom", message: "must be an e-mail address" })
    return z.NEVER
  }
  return email
})
