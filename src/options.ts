import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { describeProblems } from "./describe-problems"
import { storeSettingsSchema } from "./modules/post-purchase/settings"

const dispatchSchema = z
  .object({
    /** Messages in one batch, 1 to 100 (Resend's limit). (Default: 100) */
    batch_size: z.number().int().min(1).max(100).default(100),
    /** Batches that one process prepares and hands over side by side. (Default: 3) */
    lanes: z.number().int().min(1).max(16).default(3),
    /** Seconds after which work of a process that died is taken over. (Default: 120) */
    lease_seconds: z.number().int().min(5).max(3600).default(120),
    /** Seconds between an order's event and its first mail, so that a checkout that is rolled back sends nothing. (Default: 2) */
    settle_seconds: z.number().min(0).max(300).default(2),
    /** Seconds one run of the dispatcher may take before it leaves the rest to the next. (Default: 50) */
    run_seconds: z.number().int().min(5).max(600).default(50),
  })
  .strict()

/** Options of the plugin, as written in `medusa-config.ts`. Everything has a default. */
export const optionsSchema = z
  .object({
    /** Defaults for what the admin sets under Settings → Post-purchase. */
    settings: storeSettingsSchema.optional(),
    dispatch: dispatchSchema.prefault({}),
  })
  .strict()

/** The plugin's options as a store writes them. */
export type PostPurchaseOptions = z.input<typeof optionsSchema>
/** The plugin's options with every default filled in. */
export type ResolvedOptions = z.output<typeof optionsSchema>

/**
 * Checks the plugin's options once, at boot.
 *
 * @param input - what stands in `medusa-config.ts`; `undefined` means no options
 * @returns the options with every default filled in
 * @throws MedusaError (invalid_data) that names every wrong field at once, with its path
 * @example
 * resolveOptions({ dispatch: { lanes: 2 } }).dispatch.batch_size // 100
 */
export function resolveOptions(input: unknown): ResolvedOptions {
  const parsed = optionsSchema.safeParse(input ?? {})
  if (parsed.success) {
    return parsed.data
  }
  const problems = describeProblems(parsed.error, "options")
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `medusa-plugin-post-purchase: the plugin's options in medusa-config are not valid:\n${problems.map((problem) => `  ${problem}`).join("\n")}`
  )
}
