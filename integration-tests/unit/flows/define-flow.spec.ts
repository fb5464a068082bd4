import { describe, expect, it } from "vitest"
import { send } from "../../../src/flows/decision"
import { defineFlow } from "../../../src/flows/define-flow"
import { defineStep } from "../../../src/flows/define-step"
import {
  findFlow,
  findStep,
  findStepsFor,
  listFlows,
  registerFlow,
} from "../../../src/flows/registry"
import { onOrderPlaced, onReceived } from "../../../src/flows/triggers"
import { thankYou, thankYouProps } from "../../../emails"

const step = (fields: Partial<Parameters<typeof defineStep>[0]> = {}) =>
  defineStep({
    key: "say",
    title: "Say it",
    trigger: onOrderPlaced(),
    expiresAfter: { days: 1 },
    eligible: () => send(),
    template: thankYou,
    props: ({ order, mail }) => thankYouProps({ ...mail, order: order.facts }),
    ...fields,
  } as Parameters<typeof defineStep>[0])

const flow = (fields: Partial<Parameters<typeof defineFlow>[0]> = {}) =>
  defineFlow({
    key: "own",
    title: "Own",
    description: "A store's own.",
    purpose: "marketing",
    topic: "tips",
    steps: [step()],
    ...fields,
  })

describe("a flow that is declared", () => {
  it("is off by default when it is marketing, and on when it is not", () => {
    expect(flow().enabledByDefault).toBe(false)
    expect(flow({ purpose: "transactional", topic: null }).enabledByDefault).toBe(true)
    expect(flow({ enabledByDefault: true }).enabledByDefault).toBe(true)
  })

  it.each<[string, () => unknown, RegExp]>([
    ["a key that is no key", () => flow({ key: "Own Flow" }), /"Own Flow" is no key/],
    [
      "a step's key that is no key",
      () => flow({ steps: [step({ key: "a/b" })] }),
      /"a\/b" is no key/,
    ],
    [
      "two steps of one key",
      () => flow({ steps: [step(), step()] }),
      /two steps are called say/,
    ],
    ["no steps", () => flow({ steps: [] }), /it has no steps/],
    [
      "a step that expires before it is due",
      () => flow({ steps: [step({ delay: { days: 2 } })] }),
      /say expires before it is due/,
    ],
    [
      "marketing without a topic",
      () => flow({ topic: null }),
      /marketing needs a topic: one of tips/,
    ],
    [
      "a marketing step of a transactional flow without a topic",
      () =>
        flow({
          purpose: "transactional",
          topic: null,
          steps: [step({ purpose: "marketing" })],
        }),
      /marketing needs a topic/,
    ],
  ])("is refused with %s", (_what, declare, message) => {
    expect(declare).toThrow(message)
  })

  it("says everything that is wrong at once", () => {
    expect(() => flow({ key: "", topic: null, steps: [] })).toThrow(
      /is no key.*it has no steps/
    )
  })
})

describe("a flow that is registered", () => {
  it("is listed last and found by its triggers, any of them", () => {
    registerFlow(flow({ steps: [step({ trigger: onReceived() })] }))
    expect(listFlows().at(-1)?.key).toBe("own")
    expect(findStep("own", "say")?.flow.title).toBe("Own")
    for (const kind of ["delivered", "digital-order"] as const) {
      expect(findStepsFor(kind).map(({ flow: { key } }) => key)).toContain("own")
    }
    expect(findStepsFor("order-placed").map(({ flow: { key } }) => key)).not.toContain(
      "own"
    )
  })

  it("replaces the one of its key, and no built-in one", () => {
    registerFlow(flow({ title: "Own, reloaded" }))
    expect(listFlows().filter(({ key }) => key === "own")).toHaveLength(1)
    expect(findFlow("own")?.title).toBe("Own, reloaded")
    expect(() => registerFlow(flow({ key: "thank-you" }))).toThrow(/is built in/)
  })
})
