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

/** An address as people write it, in the one spelling under which a person is known. */
export const writtenEmail = z.string().transform((value, context) => {
  const email = normalizeEmail(value)
  if (email === null) {
    context.addIssue({ code: "custom", message: "must be an e-mail address" })
    return z.NEVER
  }
  return email
})
