import { afterEach, describe, expect, it } from "vitest"
import type { FakeResend } from "../../fakes/resend"
import type { Answer } from "../../../src/providers/resend/answer"
import {
  createResendDelivery,
  findSealProblem,
  readAnswer,
} from "../../../src/workflows/dispatch/delivery/resend-delivery"
import { startTransport } from "../provider/support"
import { batchAttempt } from "./support"

describe("readAnswer", () => {
  it("settles each mail by its place", () => {
    const answer: Answer = {
      kind: "accepted",
      ids: ["re_0", null, "re_2"],
      refusals: new Map([[1, "Invalid `to`"]]),
    }
    expect(readAnswer(answer, batchAttempt(3))).toEqual({
      kind: "settled",
      outcomes: [
        { id: "m0", outcome: "sent", external_id: "re_0" },
        { id: "m1", outcome: "failed", error: "Invalid `to`" },
        { id: "m2", outcome: "sent", external_id: "re_2" },
      ],
    })
  })

  it("divides several that were refused as a whole, and fails one that stands alone", () => {
    const answer: Answer = { kind: "invalid", reason: "422" }
    expect(readAnswer(answer, batchAttempt(2))).toEqual({ kind: "split", reason: "422" })
    expect(readAnswer(answer, batchAttempt(1))).toEqual({
      kind: "settled",
      outcomes: [{ id: "m0", outcome: "failed", error: "422" }],
    })
  })

  // A key may be renewed only when nothing can have been accepted under the old one.
  it.each([
    [{ kind: "busy", retryAfterMs: 1500, reason: "429" }, false, true],
    [{ kind: "busy", retryAfterMs: 1500, reason: "429" }, true, false],
    [{ kind: "blocked", reason: "403" }, false, true],
    [{ kind: "blocked", reason: "403" }, true, false],
    [{ kind: "unclear", reason: "reset" }, false, false],
    [{ kind: "unclear", reason: "reset" }, true, false],
  ] satisfies [Answer, boolean, boolean][])(
    "puts off $kind, and with an open attempt (%s) is sure of nothing (%s)",
    (answer, hasOpenAttempt, isRefused) => {
      const read = readAnswer(answer, batchAttempt(2, { hasOpenAttempt }))
      expect(read).toMatchObject({ kind: "postpone", isRefused, reason: answer.reason })
    }
  )

  it("waits exactly as long as a busy provider says", () => {
    const read = readAnswer(
      { kind: "busy", retryAfterMs: 1500, reason: "429" },
      batchAttempt(1)
    )
    expect(read).toMatchObject({ delaySeconds: 1.5 })
  })

  it.each([
    // 2^(attempt - 1), spread by a quarter.
    ["unclear", 1, 0.75, 1.25],
    ["unclear", 4, 6, 10],
    // 2^(attempt + 4): a blocked key needs a person.
    ["blocked", 1, 24, 40],
    ["blocked", 9, 225, 375],
  ] as const)(
    "puts off %s after attempt %d by %d to %d s",
    (kind, attempt, least, most) => {
      const read = readAnswer({ kind, reason: "why" }, batchAttempt(1, { attempt }))
      if (read.kind !== "postpone") {
        return expect.unreachable(read.kind)
      }
      expect(read.delaySeconds).toBeGreaterThanOrEqual(least)
      expect(read.delaySeconds).toBeLessThanOrEqual(most)
    }
  )

  it("never repeats a conflict: nobody can say what was accepted under the key", () => {
    expect(readAnswer({ kind: "conflict", reason: "409" }, batchAttempt(2))).toEqual({
      kind: "unknown",
      reason: "409",
    })
  })
})

describe("the Resend delivery", () => {
  let fake: FakeResend

  afterEach(() => fake.close())

  it("hands a batch over byte for byte, and looks up by handing it over again", async () => {
    const started = await startTransport()
    fake = started.fake
    const delivery = createResendDelivery({
      kind: "resend",
      transport: started.transport,
      from: "a@example.com",
      replyTo: null,
    })
    expect(delivery).toMatchObject({
      id: "resend",
      from: "a@example.com",
      keyWindowSeconds: 82_800,
    })
    const first = await delivery.handOver(batchAttempt(3))
    expect(first).toMatchObject({ kind: "settled" })
    expect(
      await delivery.recover(batchAttempt(3, { attempt: 2, hasOpenAttempt: true }))
    ).toEqual(first)
    expect(fake.emails()).toHaveLength(3)
    expect(fake.emails()[1]).toMatchObject({
      to: ["m1@example.com"],
      replyTo: ["help@example.com"],
      headers: { "X-Entity-Ref-ID": "m1" },
      tags: [
        { name: "flow", value: "order-confirmation" },
        { name: "step", value: "confirm" },
      ],
      idempotencyKey: "key",
      batchPosition: 1,
    })
  })
})

describe("findSealProblem", () => {
  it("finds what would refuse the mail among others", () => {
    const [mail] = batchAttempt(1).mails
    expect(findSealProblem(mail)).toBeNull()
    expect(findSealProblem({ ...mail, email: "nobody" })).toMatch(
      /address "nobody" is not valid/
    )
    expect(
      findSealProblem({ ...mail, envelope: { ...mail.envelope, tags: [["a b", "c"]] } })
    ).toMatch(/the tag/)
  })
})
