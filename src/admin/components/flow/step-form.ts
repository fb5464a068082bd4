import type { AdminFlowDetail } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { isTime, isWithin } from "../../lib/checks"
import {
  type GroupValues,
  toGroup,
  toGroupValues,
  validateGroup,
} from "./conditions-form"

export type Overrides = AdminFlowDetail["overrides"]
export type StepOverrides = NonNullable<Overrides["steps"]>[string]
type Duration = NonNullable<StepOverrides["delay"]>

export type DurationValues = { days: string; hours: string; minutes: string }
export type WindowValues = NonNullable<StepOverrides["window"]>
export type IncentiveValues = NonNullable<StepOverrides["incentive"]>
export type CopyValues = Record<string, Record<string, string>>

/**
 * One step's changes as inputs hold them; null is what lies below. The names are the
 * server's, so that a refusal finds its field.
 */
export type StepValues = {
  enabled: boolean | null
  delay: DurationValues | null
  expires_after: DurationValues | null
  window: WindowValues | null
  conditions: GroupValues | null
  copy: CopyValues
  incentive: IncentiveValues | null
}

export const NOTHING_CHANGED: StepValues = {
  enabled: null,
  delay: null,
  expires_after: null,
  window: null,
  conditions: null,
  copy: {},
  incentive: null,
}

export const DURATION_LIMITS = {
  days: { min: 0, max: 730 },
  hours: { min: 0, max: 23 },
  minutes: { min: 0, max: 59 },
}
const UNITS = ["days", "hours", "minutes"] as const

export function toStepValues(step: StepOverrides): StepValues {
  return {
    enabled: step.enabled ?? null,
    delay: step.delay ? toDurationValues(step.delay) : null,
    expires_after: step.expires_after ? toDurationValues(step.expires_after) : null,
    window: step.window ?? null,
    conditions: step.conditions ? toGroupValues(step.conditions) : null,
    copy: toCopyValues(step.copy ?? {}),
    incentive: step.incentive ?? null,
  }
}

/** What is as it lies below is left out. */
export function toStepOverrides(values: StepValues): StepOverrides {
  const { enabled, delay, expires_after, window, conditions, copy, incentive } = values
  return {
    ...(enabled !== null && { enabled }),
    ...(delay && { delay: toDuration(delay) }),
    ...(expires_after && { expires_after: toDuration(expires_after) }),
    ...(window && { window: { ...window, weekdays: window.weekdays.toSorted() } }),
    ...(conditions && { conditions: toGroup(conditions) }),
    ...(Object.keys(copy).length > 0 && { copy }),
    ...(incentive && { incentive: toIncentive(incentive) }),
  }
}

/** @param path - of the step, as the server would name it */
export function validateStep(values: StepValues, path: string, t: Translate): FormErrors {
  const { delay, expires_after, window, conditions, incentive } = values
  return {
    ...(delay && validateDuration(delay, `${path}.delay`, t)),
    ...(expires_after && validateDuration(expires_after, `${path}.expires_after`, t)),
    ...(window && validateWindow(window, `${path}.window`, t)),
    ...(conditions && validateGroup(conditions, `${path}.conditions`, t)),
    ...(incentive && {
      [`${path}.incentive.code`]: incentive.code.trim()
        ? undefined
        : t("validation.required"),
    }),
  }
}

export function isUnchanged(values: StepValues): boolean {
  return JSON.stringify(values) === JSON.stringify(NOTHING_CHANGED)
}

/** Adds a sentence of one's own, or takes it back with null; a language without any is dropped. */
export function changeSentence(
  copy: CopyValues,
  language: string,
  key: string,
  sentence: string | null
): CopyValues {
  const { [key]: _, ...others } = copy[language] ?? {}
  const own = sentence === null ? others : { ...(copy[language] ?? {}), [key]: sentence }
  const { [language]: __, ...rest } = copy
  return Object.keys(own).length > 0 ? { ...copy, [language]: own } : rest
}

/** Seconds as the three inputs show them. */
export function fromSeconds(seconds: number): DurationValues {
  const minutes = Math.round(seconds / 60)
  return {
    days: String(Math.floor(minutes / 1440)),
    hours: String(Math.floor((minutes % 1440) / 60)),
    minutes: String(minutes % 60),
  }
}

/** Null while one of the inputs holds no number. */
export function secondsOf(values: DurationValues): number | null {
  if (UNITS.some((unit) => !isUnit(values, unit))) {
    return null
  }
  const { days, hours, minutes } = toDuration(values)
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60
}

function toDurationValues({ days = 0, hours = 0, minutes = 0 }: Duration) {
  return { days: String(days), hours: String(hours), minutes: String(minutes) }
}

function toDuration({ days, hours, minutes }: DurationValues): Duration {
  return { days: Number(days), hours: Number(hours), minutes: Number(minutes) }
}

const isUnit = (values: DurationValues, unit: (typeof UNITS)[number]) =>
  // An emptied field is a zero.
  !values[unit].trim() ||
  isWithin(values[unit].trim(), DURATION_LIMITS[unit].min, DURATION_LIMITS[unit].max)

function validateDuration(
  values: DurationValues,
  path: string,
  t: Translate
): FormErrors {
  return Object.fromEntries(
    UNITS.map((unit) => [
      `${path}.${unit}`,
      isUnit(values, unit) ? undefined : t("validation.range", DURATION_LIMITS[unit]),
    ])
  )
}

function validateWindow(
  { weekdays, from, until }: WindowValues,
  path: string,
  t: Translate
): FormErrors {
  const time = (value: string) => (isTime(value) ? undefined : t("validation.time"))
  return {
    [`${path}.weekdays`]: weekdays.length > 0 ? undefined : t("sending.noWeekday"),
    [`${path}.from`]: time(from),
    [`${path}.until`]:
      time(until) ?? (from < until ? undefined : t("sending.untilBeforeFrom")),
  }
}

/** A null in what is stored takes a sentence back, as leaving it out does. */
function toCopyValues(copy: NonNullable<StepOverrides["copy"]>): CopyValues {
  const kept: CopyValues = {}
  for (const [language, sentences] of Object.entries(copy)) {
    for (const [key, sentence] of Object.entries(sentences)) {
      if (sentence !== null) {
        kept[language] = { ...kept[language], [key]: sentence }
      }
    }
  }
  return kept
}

function toIncentive({ code, text }: IncentiveValues): IncentiveValues {
  return {
    code: code.trim(),
    text: Object.fromEntries(
      Object.entries(text)
        .map(([language, words]) => [language, words.trim()])
        .filter(([, words]) => words)
    ),
  }
}
