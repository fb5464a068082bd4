import type { ErrorResponse } from "resend"

/**
 * What a hand-over came to. The difference that matters is between `refused` (nothing was
 * accepted, for certain) and `unclear` (it may have been).
 */
export type Answer =
  | {
      kind: "accepted"
      /** Ids by position; null where the provider refused that mail alone. */
      ids: (string | null)[]
      /** What was wrong with a mail that was refused alone, by position. */
      refusals: Map<number, string>
    }
  /** Refused for certain, for now: rate, quota. Nothing of it was accepted. */
  | { kind: "busy"; retryAfterMs: number; reason: string }
  /** Refused for certain, and would be again: something in the mails is wrong. */
  | { kind: "invalid"; reason: string }
  /** Refused for certain, whatever is sent: the key or the domain. An admin must act. */
  | { kind: "blocked"; reason: string }
  /** The provider knows the key with another payload: no one can say what it accepted. */
  | { kind: "conflict"; reason: string }
  /** Nobody knows: time-out, reset, 5xx, or the same key still in flight. */
  | { kind: "unclear"; reason: string }

/** Quotas refill by the day or month: asking more often only costs requests. */
const QUOTA_PAUSE_MS = 10 * 60_000
const LEAST_QUOTA_PAUSE_MS = 60_000

/**
 * Tells what an error of the SDK means for the mails of the request.
 *
 * Source: resend.com/docs/api-reference/errors; the SDK gives a reset, a truncated and a
 * malformed answer alike as `application_error` with `statusCode` null.
 *
 * @param headers - of the answer, or null when none came
 */
export function readError(
  error: ErrorResponse,
  headers: Record<string, string> | null
): Exclude<Answer, { kind: "accepted" }> {
  const reason = `${error.name}: ${error.message}`
  // The SDK passes on whatever JSON came: a gateway's own may hold no status at all, and what
  // it says is as good as silence.
  const status = typeof error.statusCode === "number" ? error.statusCode : null
  if (error.name === "daily_quota_exceeded" || error.name === "monthly_quota_exceeded") {
    // `ratelimit-reset` stands in every answer, and the `retry-after: 1` of a 429 is about the
    // rate: neither says when a quota refills.
    const asked = readMoment(headers?.["retry-after"]) ?? QUOTA_PAUSE_MS
    return { kind: "busy", retryAfterMs: Math.max(LEAST_QUOTA_PAUSE_MS, asked), reason }
  }
  if (status === 429 || error.name === "rate_limit_exceeded") {
    return { kind: "busy", retryAfterMs: readPause(headers) ?? 1000, reason }
  }
  if (error.name === "invalid_idempotent_request") {
    return { kind: "conflict", reason }
  }
  if (
    error.name === "concurrent_idempotent_requests" ||
    status === null ||
    status >= 500
  ) {
    return { kind: "unclear", reason }
  }
  if (status === 401 || status === 403 || status === 404 || status === 405) {
    return { kind: "blocked", reason }
  }
  // 408 is the one refusal that says nothing about what was done before it.
  return status === 408 ? { kind: "unclear", reason } : { kind: "invalid", reason }
}

/** Requests a second that the API grants, from `ratelimit-limit`; null when it does not say. */
export function readGrantedRate(headers: Record<string, string> | null): number | null {
  const limit = Number(headers?.["ratelimit-limit"])
  return Number.isFinite(limit) && limit > 0 ? limit : null
}

/** Milliseconds to wait, from `retry-after` (seconds or a date) or else `ratelimit-reset`. */
export function readPause(
  headers: Record<string, string> | null,
  now = Date.now()
): number | null {
  return readMoment(headers?.["retry-after"] ?? headers?.["ratelimit-reset"], now)
}

/** Milliseconds until a moment that is written as seconds from now or as a date. */
function readMoment(value: string | undefined, now = Date.now()): number | null {
  if (value === undefined) {
    return null
  }
  const seconds = Number(value)
  const pause = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now
  return Number.isFinite(pause) ? Math.max(0, pause) : null
}
