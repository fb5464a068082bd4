import { describe, expect, it } from "vitest"
import de from "../../../src/admin/i18n/de.json"
import en from "../../../src/admin/i18n/en.json"
import {
  FLAGS,
  NUMBERS,
  NUMBER_OPERATORS,
  SETS,
  SET_OPERATORS,
} from "../../../src/admin/components/flow/conditions-form"
import { listFlows } from "../../../src/flows"
import { TriggerKind } from "../../../src/flows/triggers"
import {
  ConsentAction,
  ConsentMode,
  ConsentSource,
  ConsentTopic,
  Frequency,
  HitKind,
  RejectionReason,
  ReviewSource,
  ReviewState,
  SuppressionReason,
  TrackingMode,
} from "../../../src/modules/post-purchase/constants"
import { SKIP_REASONS } from "../../../src/modules/post-purchase/skip-reasons"

type Strings = { [key: string]: string | Strings }

const languages: [string, Strings][] = [
  ["en", en],
  ["de", de],
]

function flatten(strings: Strings, prefix = ""): [path: string, text: string][] {
  return Object.entries(strings).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`)
  )
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe.each(languages)("the admin in %s", (_, strings) => {
  const paths = new Map(flatten(strings))
  const missing = (wanted: string[]) => wanted.filter((path) => !paths.get(path)?.trim())

  it("explains every reason for which a message is not sent", () => {
    expect(missing(Object.keys(SKIP_REASONS).map((code) => `skip.${code}`))).toEqual([])
  })

  it("names every flow, with its steps", () => {
    const wanted = listFlows().flatMap(({ key, steps }) => [
      `flows.${key}.title`,
      `flows.${key}.description`,
      ...steps.map((step) => `flows.${key}.steps.${step.key}`),
    ])
    expect(missing(wanted)).toEqual([])
  })

  it("names everything that a flow's page may show", () => {
    expect(
      missing([
        ...Object.values(TriggerKind).map((kind) => `flow.triggers.${kind}`),
        ...[...NUMBERS, ...SETS, ...FLAGS].map(
          (attribute) => `conditions.attributes.${attribute}`
        ),
        ...[...NUMBER_OPERATORS, ...SET_OPERATORS].map(
          (operator) => `conditions.operators.${operator}`
        ),
      ])
    ).toEqual([])
  })

  it("names everything that a contact's page may show", () => {
    expect(
      missing([
        ...Object.values(ConsentTopic).map((topic) => `topics.${topic}.title`),
        ...Object.values(ConsentAction).map((action) => `wishes.state.${action}`),
        ...Object.values(ConsentSource).map((source) => `consentLog.source.${source}`),
        ...Object.values(ConsentMode).map((mode) => `consent.mode.${mode}.text`),
        ...Object.values(TrackingMode).map((mode) => `measuring.mode.${mode}.text`),
        ...Object.values(Frequency).map((value) => `contacts.frequency.${value}`),
        ...Object.values(HitKind).map((kind) => `hits.kind.${kind}`),
        ...Object.values(SuppressionReason).flatMap((reason) => [
          `suppressions.reason.${reason}`,
          `suppressions.liftText.${reason}`,
        ]),
      ])
    ).toEqual([])
  })
})

describe.each(languages)("the reviews in %s", (_, strings) => {
  it("name every state, source and lawful reason", () => {
    const paths = new Map(flatten(strings))
    const wanted = [
      ...Object.values(ReviewState).map((state) => `reviews.stateName.${state}`),
      ...Object.values(ReviewSource).map((source) => `reviews.source.${source}`),
      ...Object.values(RejectionReason).flatMap((reason) => [
        `reviews.reason.${reason}.title`,
        `reviews.reason.${reason}.text`,
      ]),
    ]
    expect(wanted.filter((path) => !paths.get(path)?.trim())).toEqual([])
  })
})

describe("both languages", () => {
  it("have the same keys, with the same values to fill in", () => {
    const german = new Map(flatten(de))
    const english = flatten(en)
    expect([...german.keys()].sort()).toEqual(english.map(([path]) => path).sort())
    const different = english.filter(
      ([path, text]) =>
        placeholders(text).join() !== placeholders(german.get(path) ?? "").join()
    )
    expect(different).toEqual([])
  })
})
