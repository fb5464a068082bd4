import { describe, expect, it } from "vitest"
import {
  type FlowValues,
  placeOfError,
  stepOf,
  toUpdate,
  toValues,
  validate,
  withEnabled,
  withStep,
} from "../../../src/admin/components/flow/flow-form"
import { inheritedBy, isOn } from "../../../src/admin/components/flow/inherited"
import {
  changeSentence,
  fromSeconds,
  secondsOf,
} from "../../../src/admin/components/flow/step-form"
import { flowOverridesSchema } from "../../../src/modules/post-purchase/flow-overrides"
import type { AdminFlowDetail } from "../../../src/types/http"

const t = (key: string) => key
const DAY = 86_400

const step: AdminFlowDetail["steps"][number] = {
  key: "thanks",
  title: "Thank you",
  about: "order",
  purpose: "marketing",
  triggers: ["order-placed"],
  once_per_days: null,
  defaults: { delay_seconds: DAY, expires_seconds: 8 * DAY },
  config: {
    enabled: true,
    delay_seconds: DAY,
    expires_seconds: 8 * DAY,
    window: null,
    conditions: null,
    conditions_explained: null,
    copy: {},
    incentive: null,
  },
  channel_configs: {},
  copy: {
    section: "thank-you",
    built_in: { en: { subject: "Thank you" }, de: { subject: "Danke" } },
    variables: ["customer.first_name"],
  },
}

const overrides: AdminFlowDetail["overrides"] = {
  steps: {
    thanks: {
      delay: { days: 2 },
      window: { weekdays: [1, 2], from: "09:00", until: "17:00" },
      conditions: {
        match: "all",
        conditions: [
          { attribute: "order_total", operator: "gte", value: 49.5 },
          {
            match: "any",
            conditions: [
              { attribute: "country", operator: "in", value: ["de"] },
              { attribute: "first_order", operator: "is", value: false },
            ],
          },
        ],
      },
      copy: { en: { subject: "Hello", body: "" } },
      incentive: { code: "THANKS", text: { en: "10 %" } },
    },
  },
  channels: { sc_1: { enabled: false, steps: { thanks: { enabled: false } } } },
}

const flow: AdminFlowDetail = {
  version: 7,
  key: "thank-you",
  title: "Thank you",
  description: "",
  purpose: "marketing",
  topic: "tips",
  enabled: true,
  enabled_by_default: false,
  is_customized: true,
  enabled_override: true,
  overrides,
  channels: [{ id: "sc_1", name: "Wholesale", enabled: false }],
  steps: [step],
}

const untouched = toValues({ ...flow, enabled_override: null, overrides: {} })

describe("a flow's form", () => {
  it("gives back what is stored, in a shape that the server takes", () => {
    const update = toUpdate(toValues(flow))
    expect(update).toMatchObject({ version: 7, enabled: true })
    expect(flowOverridesSchema.parse(update.overrides)).toEqual({
      ...overrides,
      steps: {
        thanks: {
          ...overrides.steps?.thanks,
          delay: { days: 2, hours: 0, minutes: 0 },
        },
      },
    })
  })

  it("leaves out a sales channel that is gone, which the server would refuse", () => {
    const gone = { ...flow, channels: [{ id: "sc_1", name: null, enabled: false }] }
    expect(toUpdate(toValues(gone)).overrides.channels).toEqual({})
  })

  it("is as it was once every change is taken back", () => {
    const changed = [null, "sc_9"].reduce<FlowValues>(
      (values, layer) =>
        withStep(values, layer, "thanks", { delay: fromSeconds(3 * DAY) }),
      withEnabled(untouched, "sc_9", true)
    )
    expect(toUpdate(changed).overrides).toEqual({
      steps: { thanks: { delay: { days: 3, hours: 0, minutes: 0 } } },
      channels: {
        sc_9: {
          enabled: true,
          steps: { thanks: { delay: { days: 3, hours: 0, minutes: 0 } } },
        },
      },
    })
    const back = [null, "sc_9"].reduce<FlowValues>(
      (values, layer) => withStep(values, layer, "thanks", { delay: null }),
      withEnabled(changed, "sc_9", null)
    )
    expect(back).toEqual(untouched)
  })

  it("changes one layer only", () => {
    const changed = withStep(untouched, "sc_1", "thanks", { enabled: false })
    expect(stepOf(changed, "sc_1", "thanks").enabled).toBe(false)
    expect(stepOf(changed, null, "thanks").enabled).toBeNull()
  })
})

describe("what a layer inherits", () => {
  it("is what is built in for the store, and the store's unsaved changes for a sales channel", () => {
    const changed = withStep(untouched, null, "thanks", {
      delay: fromSeconds(5 * DAY),
      copy: { en: { subject: "Mine" } },
    })
    expect(inheritedBy(changed, null, step).delaySeconds).toBe(DAY)
    const channel = inheritedBy(changed, "sc_1", step)
    expect(channel.delaySeconds).toBe(5 * DAY)
    expect(channel.sentence("en", "subject")).toBe("Mine")
    expect(channel.sentence("de", "subject")).toBe("Danke")
  })

  it("moves the last useful moment with the delay", () => {
    const changed = withStep(untouched, "sc_1", "thanks", {
      delay: fromSeconds(DAY * 10),
    })
    expect(inheritedBy(changed, "sc_1", step).expiresSeconds).toBe(17 * DAY)
    expect(inheritedBy(untouched, null, step).expiresSeconds).toBe(8 * DAY)
  })

  it("is the store's switch, and by default the file's", () => {
    expect(isOn(flow, untouched, "sc_1")).toBe(false)
    expect(isOn(flow, withEnabled(untouched, null, true), "sc_1")).toBe(true)
    expect(isOn(flow, withEnabled(untouched, "sc_1", true), null)).toBe(false)
  })
})

describe("what is wrong in the form", () => {
  it("stands at the path by which the server names it", () => {
    const values = withStep(untouched, "sc_1", "thanks", {
      delay: { days: "x", hours: "24", minutes: "" },
      window: { weekdays: [], from: "18:00", until: "09:00" },
      conditions: {
        match: "all",
        conditions: [
          { attribute: "order_total", operator: "gte", value: "much" },
          {
            match: "any",
            conditions: [{ attribute: "tag", operator: "in", value: [] }],
          },
        ],
      },
      incentive: { code: " ", text: {} },
    })
    const errors = validate(values, t)
    const at = "overrides.channels.sc_1.steps.thanks"
    expect(
      Object.keys(errors)
        .filter((path) => errors[path])
        .sort()
    ).toEqual([
      `${at}.conditions.conditions.0.value`,
      `${at}.conditions.conditions.1.conditions.0.value`,
      `${at}.delay.days`,
      `${at}.delay.hours`,
      `${at}.incentive.code`,
      `${at}.window.until`,
      `${at}.window.weekdays`,
    ])
    expect(placeOfError(errors)).toEqual({ layer: "sc_1", step: "thanks", copy: null })
  })

  it("leads to the language of a sentence", () => {
    expect(
      placeOfError({ "overrides.steps.ask.copy.de.body": "there is no {{ x }}" })
    ).toEqual({ layer: null, step: "ask", copy: "de" })
    expect(placeOfError({ enabled: "wrong" })).toBeNull()
  })
})

describe("the pieces of a step", () => {
  it("counts days, hours and minutes, an emptied field as zero", () => {
    expect(fromSeconds(DAY + 7260)).toEqual({ days: "1", hours: "2", minutes: "1" })
    expect(secondsOf({ days: "1", hours: "", minutes: "1" })).toBe(DAY + 60)
    expect(secondsOf({ days: "731", hours: "", minutes: "" })).toBeNull()
  })

  it("drops a language when its last sentence is taken back", () => {
    const said = changeSentence({}, "en", "subject", "Hello")
    expect(said).toEqual({ en: { subject: "Hello" } })
    expect(changeSentence(said, "en", "subject", null)).toEqual({})
  })
})
