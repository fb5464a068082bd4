import { z } from "@medusajs/framework/zod"
import { clockTime, oneLine } from "../settings/fields"
import { conditionGroupSchema } from "./condition"

const MAX_DAYS = 730

const durationSchema = z
  .object({
    days: z.number().int().min(0).max(MAX_DAYS),
    hours: z.number().int().min(0).max(23),
    minutes: z.number().int().min(0).max(59),
  })
  .partial()
  .strict()

const language = z.string().regex(/^[a-z]{2,3}$/, "must be a language code like en or de")

/** What is offered with a message. Its code has to be a promotion of the store. */
const incentiveSchema = z
  .object({
    code: oneLine(100).min(1),
    /** What it is worth, by language: "10 % off your next order". */
    text: z.record(language, oneLine(200).min(1)),
  })
  .strict()

/** What an admin changed about one step. */
export const stepOverridesSchema = z
  .object({
    enabled: z.boolean().nullable(),
    /** From the trigger to the moment it is due. */
    delay: durationSchema.nullable(),
    /** From the trigger to its last useful moment. */
    expires_after: durationSchema.nullable(),
    /** Only then, in the recipient's time zone, in place of the store's preferred hours; quiet hours hold all the same. */
    window: z
      .object({
        weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
        from: clockTime,
        until: clockTime,
      })
      .strict()
      .refine(({ from, until }) => from < until, { error: "from must be before until" })
      .nullable(),
    conditions: conditionGroupSchema.nullable(),
    /** Sentences that differ from the built-in ones, by language and key; null takes one back. */
    copy: z.record(
      language,
      z.record(z.string().min(1), z.string().max(5000).nullable())
    ),
    incentive: incentiveSchema.nullable(),
  })
  .partial()
  .strict()

const stepsSchema = z.record(z.string().min(1), stepOverridesSchema)

/** What an admin changed about a flow; a missing or null field is as the flow's file says. */
export const flowOverridesSchema = z
  .object({
    steps: stepsSchema,
    /** What differs further in a sales channel, by its id. */
    channels: z.record(
      z.string().min(1),
      z.object({ enabled: z.boolean().nullable(), steps: stepsSchema }).partial().strict()
    ),
  })
  .partial()
  .strict()

export type StepOverrides = z.output<typeof stepOverridesSchema>
export type FlowOverrides = z.output<typeof flowOverridesSchema>
export type Incentive = z.output<typeof incentiveSchema>

/** What is stored of one flow. */
export type FlowSettings = {
  /** Null leaves it to the flow's file. */
  enabled: boolean | null
  overrides: FlowOverrides
}

/** What is stored of one flow, as it was read. */
export type StoredFlowSettings = FlowSettings & {
  /** Grows with every save, whatever it changed; `NEVER_SAVED` before the first one. */
  version: number
}

/** The version of a flow that nobody has changed. */
export const NEVER_SAVED = 0
