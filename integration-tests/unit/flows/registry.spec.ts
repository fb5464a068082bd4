import { describe, expect, it } from "vitest"
import { toSeconds } from "../../../src/flows/duration"
import { findFlow, findStep, findStepsFor, listFlows } from "../../../src/flows/registry"
import { TriggerKind } from "../../../src/flows/triggers"
import { sourceOf } from "../../../src/workflows/plan/sources"

const steps = listFlows().flatMap((flow) => flow.steps.map((step) => ({ flow, step })))

describe("the flows", () => {
  it("have keys of their own, which are safe in dedupe keys and tags", () => {
    const keys = steps.map(({ flow, step }) => `${flow.key}/${step.key}`)
    expect(new Set(keys).size).toBe(keys.length)
    keys.forEach((key) => expect(key).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/))
    expect(new Set(listFlows().map(({ key }) => key)).size).toBe(listFlows().length)
  })

  // Renaming one sends it again to everybody: see define-flow.ts.
  it("keep the keys that are in stores' ledgers", () => {
    expect(steps.map(({ flow, step }) => `${flow.key}/${step.key}`)).toEqual([
      "order-confirmation/confirm",
      "shipping-update/shipped",
      "shipping-update/out-for-delivery",
      "shipping-update/delayed",
      "shipping-update/delivered",
      "shipping-update/canceled",
      "shipping-update/refunded",
      "shipping-update/return-received",
      "thank-you/thanks",
      "usage-tips/tips",
      "csat-survey/ask",
      "review-request/ask",
      "review-request/remind",
      "nps-survey/ask",
      "personal-follow-up/service",
      "personal-follow-up/marketing",
      "subscription/confirm",
      "subscription/preferences-link",
      "team-alert/low-score",
    ])
  })

  it.each(Object.values(TriggerKind))("answer %s, and have a source for it", (kind) => {
    const found = findStepsFor(kind)
    expect(found.length).toBeGreaterThan(0)
    found.forEach(({ step }) => expect(step.triggers).toContainEqual({ kind }))
    expect(sourceOf(kind).kinds).toContain(kind)
  })

  it("are not worth sending any more only after they were due", () => {
    steps.forEach(({ step }) => {
      expect([step.key, toSeconds(step.expiresAfter) > toSeconds(step.delay)]).toEqual([
        step.key,
        true,
      ])
    })
  })

  it("are found by key, and nothing else is", () => {
    expect(findFlow("order-confirmation")?.steps).toHaveLength(1)
    expect(findFlow("order")).toBeUndefined()
    expect(findStep("shipping-update", "confirm")).toBeUndefined()
    expect(findStep("order-confirmation", "confirm")?.flow.key).toBe("order-confirmation")
  })
})

describe("toSeconds", () => {
  it.each([
    [{}, 0],
    [{ seconds: 1.5 }, 1.5],
    [{ minutes: 1 }, 60],
    [{ hours: 1 }, 3600],
    [{ days: 1 }, 86_400],
    // 86400 + 2 * 3600 + 3 * 60 + 4
    [{ days: 1, hours: 2, minutes: 3, seconds: 4 }, 93_784],
  ])("reads %j as %d s", (duration, seconds) => {
    expect(toSeconds(duration)).toBe(seconds)
  })
})
