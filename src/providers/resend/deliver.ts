import { createHash } from "node:crypto"
import { MedusaError } from "@medusajs/framework/utils"
import type { Mail } from "./mail"
import type { ResendTransport } from "./transport"

/** A mail with the key that its sender gave it, unique for the mail. */
export type KeyedMail = { key: string; mail: Mail }

const ATTEMPTS = 5
const MAX_PAUSE_MS = 10_000

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Delivers mails for callers that do not repeat by themselves, as the Notification Module:
 * waits out the rate limit, repeats what is unclear under the same key, and divides a batch
 * that is refused as a whole until the bad mail stands alone.
 *
 * @returns the provider's id, or the error, one a mail in order
 */
export async function deliver(
  transport: ResendTransport,
  mails: KeyedMail[]
): Promise<PromiseSettledResult<string>[]> {
  let reason = "no attempt was made"
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await transport.waitForSlot()
    const answer = await transport.sendBatch(
      mails.map(({ mail }) => mail),
      batchKey(mails)
    )
    switch (answer.kind) {
      case "accepted":
        return answer.ids.map((id, index) =>
          id === null
            ? refused(answer.refusals.get(index) ?? "refused without a reason")
            : { status: "fulfilled", value: id }
        )
      case "invalid": {
        if (mails.length === 1) {
          return [refused(answer.reason)]
        }
        const half = Math.ceil(mails.length / 2)
        return [
          ...(await deliver(transport, mails.slice(0, half))),
          ...(await deliver(transport, mails.slice(half))),
        ]
      }
      case "blocked":
      case "conflict":
        return mails.map(() => refused(answer.reason))
      case "busy":
        reason = answer.reason
        if (answer.retryAfterMs > MAX_PAUSE_MS) {
          return mails.map(() => refused(reason))
        }
        // Waited for here too: a store that has switched its rate off has no slots to wait for.
        await sleepBefore(attempt + 1, answer.retryAfterMs)
        break
      case "unclear":
        reason = answer.reason
        await sleepBefore(attempt + 1, Math.min(MAX_PAUSE_MS, 250 * 2 ** attempt))
    }
  }
  return mails.map(() => refused(`${reason} (after ${ATTEMPTS} attempts)`))
}

/** There is nothing to wait for after the last attempt. */
const sleepBefore = (attempt: number, ms: number): Promise<void> | undefined =>
  attempt <= ATTEMPTS ? sleep(ms) : undefined

/** Resend's key for a list of keyed mails: the same list has the same key, in every process. */
function batchKey(mails: KeyedMail[]): string {
  const digest = createHash("sha256")
  mails.forEach(({ key }) => digest.update(key).update("\n"))
  return `ppn_${digest.digest("hex")}`
}

function refused(reason: string): PromiseRejectedResult {
  return {
    status: "rejected",
    reason: new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `Resend did not take the mail: ${reason}`
    ),
  }
}
