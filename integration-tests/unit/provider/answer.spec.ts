import type { ErrorResponse } from "resend"
import { describe, expect, it } from "vitest"
import {
  readError,
  readGrantedRate,
  readPause,
} from "../../../src/providers/resend/answer"

type Name = ErrorResponse["name"]
type Case = [
  name: Name,
  status: number | null,
  kind: ReturnType<typeof readError>["kind"],
]

/** Names and statuses: resend.com/docs/api-reference/errors, and RESEND_ERROR_CODES_BY_KEY of the SDK. */
const CASES: Case[] = [
  // Refused for certain, for now.
  ["rate_limit_exceeded", 429, "busy"],
  ["daily_quota_exceeded", 429, "busy"],
  ["monthly_quota_exceeded", 429, "busy"],
  // Refused for certain, whatever is sent.
  ["missing_api_key", 401, "blocked"],
  ["restricted_api_key", 401, "blocked"],
  ["invalid_api_key", 403, "blocked"],
  ["validation_error", 403, "blocked"],
  ["not_found", 404, "blocked"],
  ["method_not_allowed", 405, "blocked"],
  // Refused for certain, because of what was sent.
  ["validation_error", 400, "invalid"],
  ["validation_error", 422, "invalid"],
  ["missing_required_field", 422, "invalid"],
  ["invalid_from_address", 422, "invalid"],
  ["invalid_attachment", 422, "invalid"],
  ["invalid_parameter", 422, "invalid"],
  ["invalid_region", 422, "invalid"],
  ["invalid_access", 422, "invalid"],
  ["invalid_idempotency_key", 400, "invalid"],
  // Known under another payload.
  ["invalid_idempotent_request", 409, "conflict"],
  // It may have been accepted.
  ["concurrent_idempotent_requests", 409, "unclear"],
  ["application_error", 500, "unclear"],
  ["internal_server_error", 500, "unclear"],
  ["application_error", 502, "unclear"],
  ["application_error", 503, "unclear"],
  ["application_error", 408, "unclear"],
  // What the SDK makes of a reset, a time-out, a truncated and a malformed answer.
  ["application_error", null, "unclear"],
]

describe("readError", () => {
  it.each(CASES)("reads %s with status %s as %s", (name, statusCode, kind) => {
    const answer = readError({ name, statusCode, message: "why" }, null)
    expect(answer).toMatchObject({ kind, reason: `${name}: why` })
  })

  // The SDK hands on the body of an error as it is. A gateway in front of Resend that speaks
  // JSON of its own gives neither name nor status, and may have let the request through.
  it.each(['{"message":"Bad gateway"}', '{"statusCode":"502","message":"x"}', "{}"])(
    "reads a gateway's own %s as unclear",
    (body) => {
      expect(readError(JSON.parse(body), {}).kind).toBe("unclear")
    }
  )

  it("waits as long as a refusal for the rate says, else a second", () => {
    const error = { name: "rate_limit_exceeded", statusCode: 429, message: "" } as const
    expect(readError(error, { "retry-after": "3" })).toMatchObject({ retryAfterMs: 3000 })
    expect(readError(error, {})).toMatchObject({ retryAfterMs: 1000 })
    expect(readError(error, null)).toMatchObject({ retryAfterMs: 1000 })
  })

  it("waits ten minutes for a quota that does not say when it refills", () => {
    const error = { name: "daily_quota_exceeded", statusCode: 429, message: "" } as const
    expect(readError(error, null)).toMatchObject({ retryAfterMs: 600_000 })
    expect(readError(error, { "retry-after": "60" })).toMatchObject({
      retryAfterMs: 60_000,
    })
  })
})

describe("readPause", () => {
  const now = Date.parse("2026-11-22T10:00:00Z")

  it.each([
    ["seconds", { "retry-after": "2" }, 2000],
    ["half a second", { "retry-after": "0.5" }, 500],
    ["a date", { "retry-after": "Sun, 22 Nov 2026 10:00:30 GMT" }, 30_000],
    ["a date that has passed", { "retry-after": "Sun, 22 Nov 2026 09:59:00 GMT" }, 0],
    ["ratelimit-reset", { "ratelimit-reset": "1" }, 1000],
    [
      "retry-after before ratelimit-reset",
      { "retry-after": "5", "ratelimit-reset": "1" },
      5000,
    ],
    ["a negative number", { "retry-after": "-3" }, 0],
    ["nonsense", { "retry-after": "soon" }, null],
    ["nothing", {}, null],
  ] satisfies [string, Record<string, string>, number | null][])(
    "reads %s",
    (_name, headers, expected) => {
      expect(readPause(headers, now)).toBe(expected)
    }
  )

  it("reads nothing where no answer came", () => {
    expect(readPause(null)).toBeNull()
  })
})

describe("readGrantedRate", () => {
  it.each([
    [{ "ratelimit-limit": "10" }, 10],
    [{ "ratelimit-limit": "0" }, null],
    [{ "ratelimit-limit": "-1" }, null],
    [{ "ratelimit-limit": "10;w=1" }, null],
    [{ "ratelimit-limit": "" }, null],
    [{}, null],
    [null, null],
  ])("reads %j as %j", (headers, expected) => {
    expect(readGrantedRate(headers)).toBe(expected)
  })
})
