import { describe, expect, it } from "vitest"
import { resolveStepConfig } from "../../../src/flows/step-config"
import { thankYouFlow } from "../../../src/flows/thank-you"
import type { FlowSettings } from "../../../src/modules/post-purchase/flow-overrides"

const DAY = 86_400
const [step] = thankYouFlow.steps

const config = (stored?: Partial<FlowSettings>, channel: string | null = null) =>
  resolveStepConfig(
    thankYouFlow,
    step,
    stored && { enabled: null, overrides: {}, ...stored },
    channel
  )

describe("a step's configuration", () => {
  it("is what its file says while nobody has set anything", () => {
    expect(config()).toEqual({
      isFlowEnabled: false,
      isEnabled: true,
      delaySeconds: DAY,
      expiresSeconds: 7 * DAY,
      window: null,
      conditions: null,
      copy: {},
      incentive: null,
    })
  })

  it("stays useful for as long after a changed delay", () => {
    const { delaySeconds, expiresSeconds } = config({
      overrides: { steps: { thanks: { delay: { days: 10 } } } },
    })
    expect([delaySeconds, expiresSeconds]).toEqual([10 * DAY, 16 * DAY])
  })

  it("takes both when both are set, and never expires before it is due", () => {
    const both = config({
      overrides: {
        steps: { thanks: { delay: { days: 3 }, expires_after: { days: 4 } } },
      },
    })
    expect([both.delaySeconds, both.expiresSeconds]).toEqual([3 * DAY, 4 * DAY])
    const wrong = config({
      overrides: {
        steps: { thanks: { delay: { days: 9 }, expires_after: { days: 4 } } },
      },
    })
    expect(wrong.expiresSeconds).toBe(9 * DAY)
  })

  it("is laid channel over store over file, null leaving what is below", () => {
    const stored: Partial<FlowSettings> = {
      enabled: true,
      overrides: {
        steps: { thanks: { delay: { days: 2 }, enabled: false } },
        channels: {
          sc_club: { enabled: false, steps: { thanks: { delay: null, enabled: true } } },
          sc_shop: { steps: { thanks: { delay: { hours: 6 } } } },
        },
      },
    }
    expect(config(stored)).toMatchObject({
      isFlowEnabled: true,
      isEnabled: false,
      delaySeconds: 2 * DAY,
    })
    expect(config(stored, "sc_club")).toMatchObject({
      isFlowEnabled: false,
      isEnabled: true,
      delaySeconds: 2 * DAY,
    })
    expect(config(stored, "sc_shop")).toMatchObject({
      isFlowEnabled: true,
      isEnabled: false,
      delaySeconds: DAY / 4,
    })
    expect(config(stored, "sc_other")).toEqual(config(stored))
  })

  it("joins copy sentence by sentence", () => {
    const { copy } = config(
      {
        overrides: {
          steps: {
            thanks: {
              copy: { en: { subject: "Store", headline: "Hi" }, de: { body: "x" } },
            },
          },
          channels: {
            sc_club: {
              steps: { thanks: { copy: { en: { subject: "Club", body: null } } } },
            },
          },
        },
      },
      "sc_club"
    )
    expect(copy).toEqual({ en: { subject: "Club", headline: "Hi" }, de: { body: "x" } })
  })

  it("passes over steps that are not this one", () => {
    expect(config({ overrides: { steps: { other: { delay: { days: 9 } } } } })).toEqual(
      config()
    )
  })
})
