import { z } from "@medusajs/framework/zod"
import type { FollowUpContent } from "./follow-up"
import { oneLine, webUrl } from "./settings/fields"

const lines = z.array(oneLine(500).min(1)).max(10)
const text = z.string().trim().max(2000)

/** What somebody at the shop may write by hand: plain text, in so many lines. */
export const followUpContentSchema = z
  .object({
    subject: oneLine(200).min(1),
    greeting: text,
    recap: lines,
    next_steps: lines,
    action: z
      .object({ label: oneLine(60).min(1), url: webUrl })
      .strict()
      .nullable(),
    closing: text,
  })
  .strict()
  .refine(
    ({ greeting, recap, next_steps, closing }) =>
      greeting || recap.length || next_steps.length || closing,
    { error: "says nothing: write a greeting, a recap, next steps or a closing" }
  ) satisfies z.ZodType<FollowUpContent>

/** The same while it is still being written: lines may be empty, and nothing has to be said yet. */
export const followUpDraftSchema = z
  .object({
    subject: oneLine(200),
    greeting: text,
    recap: z.array(oneLine(500)).max(10),
    next_steps: z.array(oneLine(500)).max(10),
    action: z
      .object({ label: oneLine(60), url: z.string().trim().max(2000) })
      .strict()
      .nullable(),
    closing: text,
  })
  .strict() satisfies z.ZodType<FollowUpContent>
