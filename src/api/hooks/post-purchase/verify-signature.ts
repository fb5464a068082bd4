import { Resend } from "resend"

/** The headers that Resend signs a webhook with, by way of Svix. */
export type SignatureHeaders = { id: string; timestamp: string; signature: string }

// Verifying needs no key; the class wants one.
const resend = new Resend("re_unused")

/**
 * Whether one of the secrets signed these very bytes within the last five minutes.
 *
 * @param secrets - two while one replaces the other
 */
export function isSigned(
  payload: string,
  headers: SignatureHeaders,
  secrets: string[]
): boolean {
  return secrets.some((webhookSecret) => {
    try {
      resend.webhooks.verify({ payload, headers, webhookSecret })
      return true
    } catch (error) {
      // The SDK parses what it has verified; that it is no JSON is found out after this.
      return error instanceof SyntaxError
    }
  })
}
