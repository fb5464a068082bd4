import { describe, expect, it } from "vitest"
import {
  toInput,
  toValues,
  validate,
} from "../../../src/admin/components/settings/measuring-form"
import { parseDecimal } from "../../../src/admin/lib/numbers"
import {
  DEFAULT_SETTINGS,
  storeSettingsSchema,
} from "../../../src/modules/post-purchase/settings"

const german = (value: number) =>
  new Intl.NumberFormat("de", { maximumFractionDigits: 10 }).format(value)
const settings = {
  ...DEFAULT_SETTINGS,
  attribution: {
    window_days: 7,
    base_currency: "eur",
    exchange_rates: { usd: 0.92, dkk: 0.1341 },
  },
}

describe("the form of what is measured", () => {
  it("hands back what it was given, in the reader's own way to write numbers", () => {
    const values = toValues(settings, german)
    expect(values.reputation.complaint_rate).toBe("0,3")
    expect(values.attribution.exchange_rates).toContainEqual({
      currency: "usd",
      rate: "0,92",
    })
    const { tracking, attribution, reputation } = settings
    expect(toInput(values)).toEqual({ tracking, attribution, reputation })
    expect(storeSettingsSchema.safeParse(toInput(values)).success).toBe(true)
  })

  it("says at the field what the server would refuse", () => {
    const values = toValues(settings, german)
    const errors = validate(
      {
        ...values,
        attribution: {
          ...values.attribution,
          window_days: "91",
          exchange_rates: [{ currency: "usd", rate: "0" }],
        },
        reputation: { ...values.reputation, complaint_rate: "0", soft_bounces: "1.5" },
      },
      (key) => key
    )
    const named = Object.entries(errors).flatMap(([path, error]) => (error ? [path] : []))
    expect(named.sort()).toEqual([
      "attribution.exchange_rates.0.rate",
      "attribution.window_days",
      "reputation.complaint_rate",
      "reputation.soft_bounces",
    ])
  })

  it.each([
    ["0,3", 0.3],
    ["0.3", 0.3],
    [" 12 ", 12],
    ["1.000,5", null],
    ["-1", null],
    ["", null],
    ["1e3", null],
  ])("reads %j as %s", (text, value) => {
    expect(parseDecimal(text)).toBe(value)
  })
})
