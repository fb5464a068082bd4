import { describe, expect, it } from "vitest"
import { sampleLowScore } from "../../../emails/fixtures/low-score"
import { createMailContext } from "../../../emails"
import { NO_FEEDBACK } from "../../../src/flows/feedback-state"
import { findStep } from "../../../src/flows/registry"
import type { SuppressionReason } from "../../../src/modules/post-purchase/constants"
import { DEFAULT_SETTINGS } from "../../../src/modules/post-purchase/settings"
import { toBrand } from "../../../src/workflows/dispatch/facts/to-brand"
import { type DecisionInput, decide } from "../../../src/workflows/dispatch/run/decide"
import { NOW, claimedMessage, recipient } from "./support"

const input = (fields: Partial<DecisionInput> = {}): DecisionInput => ({
  message: claimedMessage({
    flow: "team-alert",
    step: "low-score",
    subject: "survey-answer:ppsur_1",
    order_id: null,
    email: "team@example.com",
  }),
  found: findStep("team-alert", "low-score"),
  config: {
    isFlowEnabled: true,
    isEnabled: true,
    delaySeconds: 0,
    expiresSeconds: 600,
    window: null,
    conditions: null,
    copy: {},
    incentive: null,
  },
  order: undefined,
  reports: [],
  feedback: NO_FEEDBACK,
  guides: new Map(),
  proof: null,
  conditionFacts: undefined,
  incentive: null,
  answers: null,
  followUp: null,
  lowScore: sampleLowScore,
  recipient: recipient({ email: "team@example.com" }),
  links: null,
  settings: DEFAULT_SETTINGS,
  isPaused: true,
  mail: createMailContext({ brand: toBrand(DEFAULT_SETTINGS), locale: "de" }),
  now: NOW,
  ...fields,
})

describe("a message to the team", () => {
  it("goes out without contact, consent, public address or a moment that is right for marketing", () => {
    const decision = decide(input())
    expect(decision).toMatchObject({
      kind: "send",
      email: "team@example.com",
      mentions: [],
    })
    const mail = decision.kind === "send" ? decision.render() : null
    expect(mail?.subject).toBe("Niedrige Bewertung: 3 von 10 für Bestellung 1042")
    expect(mail?.text).toContain("One of the two bowls was chipped.")
    expect(mail?.html).not.toMatch(/unsubscribe|Abmelden/i)
  })

  it.each<[SuppressionReason, string]>([
    ["hard-bounce", "bounced"],
    ["soft-bounces", "bounced"],
    ["complaint", "complained"],
  ])("does not go to an address with a %s", (reason, skipped) => {
    const suppressed = recipient({ email: "team@example.com", suppressions: [reason] })
    expect(decide(input({ recipient: suppressed }))).toMatchObject({
      kind: "skip",
      reason: skipped,
    })
  })

  it("goes to an address that only wants no marketing", () => {
    const left = recipient({ email: "team@example.com", suppressions: ["unsubscribe"] })
    expect(decide(input({ recipient: left })).kind).toBe("send")
  })

  it("is skipped when its answer is gone", () => {
    expect(decide(input({ lowScore: null }))).toMatchObject({
      kind: "skip",
      reason: "answer-missing",
    })
  })
})
