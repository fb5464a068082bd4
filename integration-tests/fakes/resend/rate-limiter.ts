import type { AdjustableClock } from "./adjustable-clock"

const WINDOW_MS = 1000

// A client that adapts to `ratelimit-limit` must see a number, and a large one
// lets it run freely; no header at all would leave it at its own careful default.
const ANNOUNCED_WHEN_OFF = 1_000_000

export interface RateDecision {
  allowed: boolean
  limit: number
  headers: Record<string, string>
}

/** Fixed windows of one second, the first opened by the first request. */
export class RateLimiter {
  private windowStart = Number.NEGATIVE_INFINITY
  private used = 0

  constructor(
    private readonly clock: AdjustableClock,
    private limit: number
  ) {
    this.setLimit(limit)
  }

  setLimit(requestsPerSecond: number): void {
    if (!(requestsPerSecond > 0)) {
      throw new Error(
        `The rate must be a number above 0 of requests a second, or Infinity; got ${requestsPerSecond}.`
      )
    }
    this.limit = requestsPerSecond
  }

  take(): RateDecision {
    const now = this.clock.now()
    if (now - this.windowStart >= WINDOW_MS) {
      this.windowStart = now
      this.used = 0
    }
    const allowed = this.used < this.limit
    if (allowed) {
      this.used++
    }
    return { allowed, limit: this.limit, headers: this.headers(now, allowed) }
  }

  /** The headers without taking a request. */
  peek(): Record<string, string> {
    return this.headers(this.clock.now(), true)
  }

  reset(): void {
    this.windowStart = Number.NEGATIVE_INFINITY
    this.used = 0
  }

  private headers(now: number, allowed: boolean): Record<string, string> {
    const limit = Number.isFinite(this.limit) ? this.limit : ANNOUNCED_WHEN_OFF
    const left = Math.ceil((this.windowStart + WINDOW_MS - now) / 1000)
    const seconds = String(Math.max(1, left))
    return {
      "ratelimit-limit": String(limit),
      "ratelimit-remaining": String(Math.max(0, Math.floor(limit - this.used))),
      "ratelimit-reset": seconds,
      ...(allowed ? {} : { "retry-after": seconds }),
    }
  }
}
