import { createHash } from "node:crypto"
import type { ReviewWords } from "../../../modules/post-purchase/review"

/** The same for the same words and photos, however they were sent. */
export function fingerprintOf(
  { rating, title, body, author }: ReviewWords,
  digests: readonly string[]
): string {
  return createHash("sha256")
    .update(JSON.stringify([rating, title, body, author, digests]))
    .digest("hex")
}
