import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { describeProblems } from "../../describe-problems"

const address = z
  .string()
  .regex(
    /^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)$/,
    "must be an e-mail address, or Name <address>"
  )

const isSecret = (text: string): boolean => /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(text)

const schema = z
  .object({
    /** Set by Medusa: the channels this provider serves. */
    channels: z.array(z.string()).optional(),
    /** The key from resend.com. Without one nothing is delivered; in production that is refused. */
    api_key: z
      .string()
      .trim()
      .optional()
      // RESEND_API_KEY= in an .env file means: none.
      .transform((key) => key || undefined),
    /** Sender for mails that name none. */
    from: address.optional(),
    /** Reply-to for mails that name none. */
    reply_to: address.optional(),
    /** Another server that speaks Resend's API. (Default: https://api.resend.com) */
    base_url: z.url({ protocol: /^https?$/ }).optional(),
    /** Secret that Resend signs this store's webhooks with; without it none are taken. Two, parted by a space, while one replaces the other. */
    webhook_secret: z
      .string()
      .trim()
      .optional()
      .transform((secrets) => secrets || undefined)
      .refine((secrets) => !secrets || secrets.split(/\s+/).every(isSecret), {
        error: "must be the signing secret from resend.com, like whsec_…",
      }),
    /** Requests a second over all processes of the store; 0 turns the limit off. What the API says overrides it. (Default: 5) */
    rate_per_second: z.number().min(0).max(1000).default(5),
    /** Milliseconds after which a request that got no answer is given up as unclear. (Default: 30000) */
    timeout_ms: z.number().int().min(100).max(300_000).default(30_000),
    /** Milliseconds that a mail sent through the Notification Module waits for others to share its request. (Default: 10) */
    gather_ms: z.number().int().min(0).max(1000).default(10),
  })
  .strict()

/** Options of the Resend provider, as written in `medusa-config.ts`. */
export type ResendOptions = z.input<typeof schema>
/** The same with every default filled in. */
export type ResolvedResendOptions = z.output<typeof schema>

/**
 * Checks the provider's options once, at boot.
 *
 * @throws MedusaError (invalid_data) that names every wrong field, or, in production, the missing key
 * @example
 * resolveResendOptions({ api_key: "re_123" }).rate_per_second // 5
 */
export function resolveResendOptions(
  input: unknown,
  environment = process.env.NODE_ENV
): ResolvedResendOptions {
  const parsed = schema.safeParse(input ?? {})
  if (!parsed.success) {
    const problems = describeProblems(parsed.error, "options")
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `medusa-plugin-post-purchase: the options of the Resend provider are not valid:\n${problems.map((problem) => `  ${problem}`).join("\n")}`
    )
  }
  if (!parsed.data.api_key && environment === "production") {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "medusa-plugin-post-purchase: the Resend provider has no api_key, so no customer would get any mail. Set RESEND_API_KEY and pass it as api_key, or remove the provider from the Notification Module."
    )
  }
  return parsed.data
}
