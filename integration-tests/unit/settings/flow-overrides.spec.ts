import { describe, expect, it } from "vitest"
import { describeProblems } from "../../../src/describe-problems"
import { findFlow } from "../../../src/flows/registry"
import {
  type FlowOverrides,
  flowOverridesSchema,
} from "../../../src/modules/post-purchase/flow-overrides"
import { findOverrideProblems } from "../../../src/workflows/settings/find-override-problems"
import { sayDuration } from "../../../src/workflows/settings/say-duration"

function problems(overrides: FlowOverrides, flow = "thank-you"): string[] {
  const found = findFlow(flow)
  if (!found) {
    throw new Error(`there is no flow ${flow}`)
  }
  return findOverrideProblems(found, flowOverridesSchema.parse(overrides), {
    salesChannelIds: new Set(["sc_web"]),
    promotionCodes: new Set(["WELCOME10"]),
    quietHours: { from: "21:00", until: "08:00" },
  })
}

const thanks = (step: NonNullable<FlowOverrides["steps"]>[string]) =>
  problems({ steps: { thanks: step } })

describe("overrides that are refused", () => {
  it("takes what fits", () => {
    expect(
      problems({
        steps: {
          thanks: {
            enabled: true,
            delay: { hours: 2 },
            expires_after: { days: 1 },
            window: { weekdays: [6, 7], from: "07:00", until: "09:00" },
            conditions: {
              match: "all",
              conditions: [{ attribute: "order_total", operator: "gte", value: 50 }],
            },
            copy: { en: { subject: "Thanks, {{ customer.first_name }}", body: null } },
            incentive: { code: "WELCOME10", text: { en: "10 % off", de: "10 % Rabatt" } },
          },
        },
        channels: {
          sc_web: {
            enabled: false,
            steps: { thanks: { delay: { days: 3 }, expires_after: { days: 9 } } },
          },
        },
      })
    ).toEqual([])
    expect(problems({})).toEqual([])
  })

  it("names a step that there is not, and the nearest", () => {
    expect(problems({ steps: { thnaks: {}, nothing: {} } })).toEqual([
      "steps.thnaks: thank-you has no step thnaks; did you mean thanks?",
      "steps.nothing: thank-you has no step nothing; there are thanks",
    ])
  })

  it("names a sales channel that there is not", () => {
    expect(problems({ channels: { sc_gone: { steps: { nope: {} } } } })).toEqual([
      "channels.sc_gone: there is no sales channel sc_gone; leave it out, or name one of the store's",
      "channels.sc_gone.steps.nope: thank-you has no step nope; there are thanks",
    ])
  })

  it("holds the end of use against the delay, over both layers", () => {
    expect(thanks({ delay: { days: 2 }, expires_after: { days: 2 } })).toEqual([
      "steps.thanks.expires_after: it would expire after 2 days and be due after 2 days; make expires_after longer than the delay",
    ])
    expect(thanks({ expires_after: { hours: 5 } })).toEqual([
      "steps.thanks.expires_after: it would expire after 5 hours and be due after 1 day; make expires_after longer than the delay",
    ])
    expect(thanks({ delay: { days: 30 } })).toEqual([])
    expect(
      problems({
        steps: { thanks: { expires_after: { days: 3 } } },
        channels: { sc_web: { steps: { thanks: { delay: { days: 4 } } } } },
      })
    ).toEqual([
      "channels.sc_web.steps.thanks.delay: it would expire after 3 days and be due after 4 days; make expires_after longer than the delay",
    ])
  })

  it("refuses hours that the quiet hours cover entirely", () => {
    const from = (start: string, until: string) =>
      thanks({ window: { weekdays: [1], from: start, until } })
    expect(from("05:00", "08:00")).toEqual([
      "steps.thanks.window: the store's quiet hours from 21:00 until 08:00 cover it entirely, so that nothing would ever leave; choose other hours, or change the quiet hours under Settings → Post-purchase",
    ])
    expect(from("05:00", "08:01")).toEqual([])
    expect(from("21:00", "23:59")).toHaveLength(1)
  })

  it("names a promotion and a language that there are not", () => {
    expect(thanks({ incentive: { code: "GONE", text: { xx: "y" } } })).toEqual([
      "steps.thanks.incentive.code: there is no promotion GONE; create it under Promotions first, or name one that exists",
      "steps.thanks.incentive.text.xx: mails are not written in xx; there are en, de",
    ])
  })

  it("names a sentence's place, and what was meant", () => {
    expect(
      thanks({
        copy: {
          en: {
            subject: "Hi there {{ customer.firstname }}",
            hedline: "x",
            body: "One\n{% if %}",
          },
          xx: {},
          de: { subject: "  " },
        },
      })
    ).toEqual([
      "steps.thanks.copy.en.subject, line 1, column 13: there is no {{ customer.firstname }}; did you mean customer.first_name?",
      "steps.thanks.copy.en.hedline: there is no sentence hedline; did you mean headline?",
      expect.stringMatching(/^steps\.thanks\.copy\.en\.body, line 2, column \d+: /),
      "steps.thanks.copy.xx: mails are not written in xx; there are en, de",
      "steps.thanks.copy.de.subject: a mail needs a subject; null takes the built-in one back",
    ])
  })

  it("refuses what a step would never look at", () => {
    const step: NonNullable<FlowOverrides["steps"]>[string] = {
      window: { weekdays: [1], from: "10:00", until: "12:00" },
      incentive: { code: "WELCOME10", text: { en: "10 % off" } },
    }
    expect(problems({ steps: { confirm: step } }, "order-confirmation")).toEqual([
      expect.stringMatching(/^steps\.confirm\.window: transactional mail leaves at once/),
      expect.stringMatching(/^steps\.confirm\.incentive: an offer makes advertising/),
    ])
    expect(
      problems(
        {
          steps: {
            confirm: {
              delay: { days: 1 },
              conditions: {
                match: "all",
                conditions: [{ attribute: "first_order", operator: "is", value: true }],
              },
              copy: { en: { subject: "x" } },
            },
          },
        },
        "subscription"
      )
    ).toEqual([
      expect.stringMatching(/^steps\.confirm\.delay: this step answers a person/),
      expect.stringMatching(/^steps\.confirm\.conditions: this step is about a person/),
      "steps.confirm.copy: the sentences of this step cannot be changed; leave them out",
    ])
  })
})

describe("conditions that are no conditions", () => {
  const refused = (...conditions: unknown[]): string[] => {
    const parsed = flowOverridesSchema.safeParse({
      steps: { ask: { conditions: { match: "all", conditions } } },
    })
    return parsed.error ? describeProblems(parsed.error, "overrides") : []
  }

  it("names the field that is wrong, inside whichever group", () => {
    const path = "steps.ask.conditions.conditions"
    expect(refused({ attribute: "order_total", operator: "gte", value: "50" })).toEqual([
      expect.stringMatching(`^${path}\\.0\\.value: .*expected number`),
    ])
    expect(refused({ attribute: "colour", operator: "in", value: ["x"] })).toEqual([
      expect.stringMatching(`^${path}\\.0\\.attribute: `),
    ])
    expect(refused({ match: "any", conditions: [] })).toEqual([
      expect.stringMatching(`^${path}\\.0\\.conditions: `),
    ])
    expect(
      refused({
        match: "any",
        conditions: [{ attribute: "country", operator: "gte", value: ["de"] }],
      })
    ).toEqual([expect.stringMatching(`^${path}\\.0\\.conditions\\.0\\.operator: `)])
  })
})

describe("sayDuration", () => {
  it.each([
    [0, "0 seconds"],
    [60, "1 minute"],
    [93_600, "1 day 2 hours"],
  ])("%i", (seconds, words) => {
    expect(sayDuration(seconds)).toBe(words)
  })
})
