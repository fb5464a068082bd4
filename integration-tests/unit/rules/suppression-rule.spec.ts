import { describe, expect, it } from "vitest"
import { send, skip } from "../../../src/flows/decision"
import { SuppressionReason } from "../../../src/modules/post-purchase/constants"
import { SKIP_REASONS } from "../../../src/modules/post-purchase/skip-reasons"
import { decideSuppression } from "../../../src/workflows/dispatch/rules/suppression-rule"

const bounced = skip("bounced")
const softly = skip("bounced", "several soft bounces")

describe("decideSuppression", () => {
  it.each([
    [[], send(), send()],
    [["hard-bounce"], bounced, bounced],
    [["soft-bounces"], softly, softly],
    [["complaint"], skip("complained"), skip("complained")],
    [["unsubscribe"], send(), skip("unsubscribed")],
    [["manual"], send(), skip("suppressed")],
    [["manual", "unsubscribe"], send(), skip("unsubscribed")],
    [["unsubscribe", "soft-bounces"], softly, softly],
    [["soft-bounces", "hard-bounce"], bounced, bounced],
    [["hard-bounce", "complaint"], skip("complained"), skip("complained")],
  ] as const)("of %j", (suppressions, transactional, marketing) => {
    expect(decideSuppression("transactional", suppressions)).toEqual(transactional)
    expect(decideSuppression("marketing", suppressions)).toEqual(marketing)
  })

  it("has an answer with a sentence for each reason there is", () => {
    for (const reason of Object.values(SuppressionReason)) {
      const decision = decideSuppression("marketing", [reason])
      expect(decision.kind === "skip" && SKIP_REASONS).toHaveProperty([
        decision.kind === "skip" ? decision.reason : "none",
      ])
    }
  })
})
