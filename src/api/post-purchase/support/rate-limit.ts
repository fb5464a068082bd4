import { createHash, randomBytes } from "node:crypto"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"

/** Counts what may be done only so often. */
export type RateLimit = {
  /** Counts one more of `key`. Returns 0 when it is within the limit, else the seconds to wait. */
  take(key: string): Promise<number>
}

/**
 * A limit that is kept in this process, so with several processes a visitor has it in each.
 *
 * Whoever sets `X-Forwarded-For` as they like brings a new address with each request, and
 * `RateLimiterMemory` keeps every key with a timer of its own until its time is over. Keys
 * therefore share 65,536 slots (24 MB when all are taken). Which keys share one is salted: nobody can
 * use up a chosen other's limit.
 *
 * @example
 * const waitSeconds = await createRateLimit({ points: 30, seconds: 60 }).take("203.0.113.7")
 */
export function createRateLimit({
  points,
  seconds,
  slots = 1 << 16,
}: {
  points: number
  seconds: number
  /** (Default: 65,536) */
  slots?: number
}): RateLimit {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  const salt = randomBytes(16)
  return {
    async take(key) {
      const slot =
        createHash("sha256").update(salt).update(key).digest().readUInt32BE() % slots
      try {
        await limiter.consume(slot)
        return 0
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) {
          return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        }
        throw refusal
      }
    },
  }
}
