import { describe, expect, it } from "vitest"
import { readRows } from "../../../src/workflows/dispatch/delivery/notification-delivery"
import { batchAttempt } from "./support"

type Row = Parameters<typeof readRows>[1][number]

/** The module's row for the mail at a place of attempt 1. */
const row = (position: number, fields: Partial<Row>): Row => ({
  idempotency_key: `batch:1:${position}`,
  status: "pending",
  external_id: null,
  ...fields,
})

/** The outcome of a batch of one. */
const outcomeOf = (rows: Row[], reason: string | null, failures = 0) => {
  const batch = batchAttempt(1)
  const read = readRows(
    { ...batch, mails: batch.mails.map((mail) => ({ ...mail, failures })) },
    rows,
    reason
  )
  return read.kind === "settled" ? read.outcomes[0] : expect.unreachable(read.kind)
}

describe("readRows", () => {
  it("reads success as sent, whatever became of the others", () => {
    const success = row(0, { status: "success", external_id: "sg_1" })
    const sent = { id: "m0", outcome: "sent", external_id: "sg_1" }
    expect(outcomeOf([success], null)).toEqual(sent)
    expect(outcomeOf([success], "another one timed out")).toEqual(sent)
    expect(
      outcomeOf([row(0, { status: "success", external_id: undefined })], null)
    ).toEqual({
      ...sent,
      external_id: null,
    })
  })

  it.each(["The from address is not verified", "Unauthorized", "Bad Request: 422"])(
    "reads a failure with %j as a refusal to be tried again",
    (reason) => {
      const outcome = outcomeOf([row(0, { status: "failure" })], reason)
      expect(outcome).toMatchObject({ id: "m0", outcome: "retry", error: reason })
    }
  )

  it.each([
    "Request timed out",
    "timeout of 1000ms exceeded",
    "connect ETIMEDOUT 1.2.3.4:443",
    "read ECONNRESET",
    "write EPIPE",
    "socket hang up",
    "The operation was aborted",
    "Network Error",
    "fetch failed",
    "Unexpected end of JSON input",
    "502 Bad Gateway",
    "Response code 503",
  ])("reads a failure with %j as unknown: the mail may have gone", (reason) => {
    expect(outcomeOf([row(0, { status: "failure" })], reason)).toEqual({
      id: "m0",
      outcome: "unknown",
      error: reason,
    })
  })

  it("reads a failure without its reason as unknown", () => {
    expect(outcomeOf([row(0, { status: "failure" })], null).outcome).toBe("unknown")
  })

  it.each([[null], ["Unauthorized"]])("reads a pending row as unknown (%s)", (reason) => {
    expect(outcomeOf([row(0, { status: "pending" })], reason).outcome).toBe("unknown")
  })

  it("reads a missing row as a hand-over that was not made", () => {
    expect(outcomeOf([], null)).toMatchObject({
      outcome: "retry",
      error: "the process died before the hand-over",
    })
    expect(outcomeOf([], "could not resolve 'notification'")).toMatchObject({
      outcome: "retry",
      error: "could not resolve 'notification'",
    })
  })

  it("takes no row of another attempt or place for its own", () => {
    const others = [
      row(1, { status: "success" }),
      row(0, { status: "success", idempotency_key: "batch:2:0" }),
      row(0, { status: "success", idempotency_key: "other:1:0" }),
    ]
    expect(outcomeOf(others, null).outcome).toBe("retry")
  })

  it("fails a mail after eight refusals, and waits longer each time until then", () => {
    const failure = [row(0, { status: "failure" })]
    expect(outcomeOf(failure, "Unauthorized", 8)).toEqual({
      id: "m0",
      outcome: "failed",
      error: "Unauthorized",
    })
    const outcome = outcomeOf(failure, "Unauthorized", 7)
    // 2^(7 + 4) is past the bound of five minutes, spread by a quarter.
    expect(outcome).toMatchObject({ outcome: "retry" })
    expect(outcome.outcome === "retry" && outcome.delay_seconds).toBeGreaterThanOrEqual(
      225
    )
    const first = outcomeOf(failure, "Unauthorized", 0)
    // 2^4, spread by a quarter.
    expect(first.outcome === "retry" && first.delay_seconds).toBeGreaterThanOrEqual(12)
    expect(first.outcome === "retry" && first.delay_seconds).toBeLessThanOrEqual(20)
  })

  it("gives every mail of the batch its own outcome, in order", () => {
    const rows = [
      row(2, { status: "failure" }),
      row(0, { status: "success", external_id: "x" }),
    ]
    const read = readRows(batchAttempt(3), rows, "Unauthorized")
    expect(
      read.kind === "settled" && read.outcomes.map(({ id, outcome }) => [id, outcome])
    ).toEqual([
      ["m0", "sent"],
      ["m1", "retry"],
      ["m2", "retry"],
    ])
  })
})
