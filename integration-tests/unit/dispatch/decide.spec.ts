import { describe, expect, it } from "vitest"
import { skip } from "../../../src/flows/decision"
import { NO_FEEDBACK } from "../../../src/flows/feedback-state"
import type { OrderStep } from "../../../src/flows/flow"
import { findStep } from "../../../src/flows/registry"
import type { StepConfig } from "../../../src/flows/step-config"
import { DEFAULT_SETTINGS } from "../../../src/modules/post-purchase/settings"
import {
  SKIP_REASONS,
  explainSkip,
} from "../../../src/modules/post-purchase/skip-reasons"
import { type DecisionInput, decide } from "../../../src/workflows/dispatch/run/decide"
import { NOW, ago, claimedMessage, mailContext, orderState, recipient } from "./support"

/** A step as its file says, switched on. */
const config = (fields: Partial<StepConfig> = {}): StepConfig => ({
  isFlowEnabled: true,
  isEnabled: true,
  delaySeconds: 0,
  expiresSeconds: 259_200,
  window: null,
  conditions: null,
  copy: {},
  incentive: null,
  ...fields,
})

const input = (fields: Partial<DecisionInput> = {}): DecisionInput => ({
  message: claimedMessage(),
  found: findStep("order-confirmation", "confirm"),
  config: config(),
  order: orderState(),
  reports: [],
  feedback: NO_FEEDBACK,
  guides: new Map(),
  proof: null,
  conditionFacts: undefined,
  incentive: null,
  answers: null,
  followUp: null,
  lowScore: null,
  recipient: recipient(),
  links: null,
  settings: DEFAULT_SETTINGS,
  isPaused: false,
  mail: mailContext,
  now: NOW,
  ...fields,
})

/** Everything that can be wrong, in the order in which it is noticed. */
const REASONS: [reason: string, wrong: Partial<DecisionInput>][] = [
  ["flow-disabled", { found: undefined }],
  ["too-late", { message: claimedMessage({ expired: true }) }],
  ["flow-disabled", { config: config({ isFlowEnabled: false }) }],
  ["step-disabled", { config: config({ isEnabled: false }) }],
  [
    "order-missing",
    { order: undefined, message: claimedMessage({ planned_at: ago(60) }) },
  ],
  ["notification-declined", { order: orderState({ isMuted: true }) }],
  ["order-canceled", { order: orderState({ canceledAt: ago(1) }) }],
  ["no-email", { order: orderState({ email: null }) }],
  ["invalid-email", { order: orderState({ email: "mara@localhost" }) }],
]

describe("decide", () => {
  it("sends a message that is right, with what it takes to render it", () => {
    const decision = decide(input())
    expect(decision).toMatchObject({ kind: "send", email: "ada@example.com" })
    expect(decision.kind === "send" && decision.render().subject).toContain("1001")
  })

  it("goes to the order's address of now, not the planned one", () => {
    const order = orderState({ email: "new@example.com" })
    expect(decide(input({ order }))).toMatchObject({
      kind: "send",
      email: "new@example.com",
    })
  })

  it.each(REASONS)("skips for %s", (reason, wrong) => {
    expect(decide(input(wrong))).toMatchObject({ kind: "skip", reason })
    expect(SKIP_REASONS).toHaveProperty(reason)
  })

  it.each([
    [
      "a missing step before lateness",
      { found: undefined, message: claimedMessage({ expired: true }) },
      "flow-disabled",
    ],
    [
      "lateness before the switch",
      {
        config: config({ isFlowEnabled: false }),
        message: claimedMessage({ expired: true }),
      },
      "too-late",
    ],
    [
      "the switch before the order",
      { config: config({ isFlowEnabled: false }), order: undefined },
      "flow-disabled",
    ],
    [
      "a muted order before the flow's own reason",
      { order: orderState({ isMuted: true, canceledAt: NOW }) },
      "notification-declined",
    ],
    [
      "the flow's own reason before the address",
      { order: orderState({ email: null, canceledAt: NOW }) },
      "order-canceled",
    ],
  ] satisfies [string, Partial<DecisionInput>, string][])(
    "names %s",
    (_name, wrong, reason) => {
      expect(decide(input(wrong))).toMatchObject({ kind: "skip", reason })
    }
  )

  it("waits for an order that is not there yet, and gives it a minute", () => {
    const missing = (age: number) =>
      decide(
        input({ order: undefined, message: claimedMessage({ planned_at: ago(age) }) })
      )
    expect(missing(59)).toMatchObject({ kind: "reschedule", delaySeconds: 10 })
    expect(missing(60)).toMatchObject({ kind: "skip", reason: "order-missing" })
  })

  it("hands on what the flow says of a later moment", () => {
    const order = orderState({ isPaymentPending: true, createdAt: ago(10) })
    expect(decide(input({ order }))).toMatchObject({
      kind: "reschedule",
      delaySeconds: 10,
    })
  })

  it("reads the subject's id behind its kind, colons included", () => {
    const seen: string[] = []
    const found = findStep("order-confirmation", "confirm")
    if (found?.step.about !== "order") {
      return expect.unreachable("there is no such step")
    }
    const step: OrderStep = {
      ...found.step,
      eligible: ({ subjectId }) => {
        seen.push(subjectId)
        return skip("too-late")
      },
    }
    const message = claimedMessage({ subject: "order:a:b" })
    decide(input({ message, found: { ...found, step } }))
    expect(seen).toEqual(["a:b"])
  })

  it("gives the same decision for the same input", () => {
    const given = input({
      order: orderState({ isPaymentPending: true, createdAt: ago(10) }),
    })
    expect(decide(given)).toEqual(decide(given))
  })
})

describe("explainSkip", () => {
  it("has a sentence for every code, and shows a store's own code as it is", () => {
    Object.entries(SKIP_REASONS).forEach(([code, sentence]) => {
      expect(explainSkip(code)).toBe(sentence)
      expect(sentence).toMatch(/^[A-Z].*\.$/)
    })
    expect(explainSkip("vip-only")).toBe("vip-only")
  })
})
