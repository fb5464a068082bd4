import type { AdminSettingsResponse, AdminUpdateSettings } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { isWithin } from "../../lib/checks"
import { fromPercent, parseDecimal, toPercent } from "../../lib/numbers"

type Settings = AdminSettingsResponse["settings"]

export type ExchangeRate = { currency: string; rate: string }

/** As inputs hold it: numbers are text, and the rate of complaints is in percent. */
export type MeasuringValues = {
  tracking: Settings["tracking"]
  attribution: {
    window_days: string
    /** Empty: the store's own. */
    base_currency: string
    exchange_rates: ExchangeRate[]
  }
  reputation: { [Key in keyof Settings["reputation"]]: string }
}

/** Limits of the server's schema. */
const LIMITS = {
  window_days: { min: 1, max: 90 },
  complaint_days: { min: 1, max: 90 },
  complaint_minimum: { min: 1, max: 1000 },
  soft_bounces: { min: 1, max: 100 },
  soft_bounce_days: { min: 1, max: 365 },
}

export function toValues(
  { tracking, attribution, reputation }: Settings,
  /** Writes a number as the reader does. */
  write: (value: number) => string
): MeasuringValues {
  return {
    tracking,
    attribution: {
      window_days: attribution.window_days.toString(),
      base_currency: attribution.base_currency ?? "",
      exchange_rates: Object.entries(attribution.exchange_rates).map(
        ([currency, rate]) => ({ currency, rate: write(rate) })
      ),
    },
    reputation: {
      complaint_rate: write(toPercent(reputation.complaint_rate)),
      complaint_days: reputation.complaint_days.toString(),
      complaint_minimum: reputation.complaint_minimum.toString(),
      soft_bounces: reputation.soft_bounces.toString(),
      soft_bounce_days: reputation.soft_bounce_days.toString(),
    },
  }
}

export function toInput({
  tracking,
  attribution,
  reputation,
}: MeasuringValues): AdminUpdateSettings {
  return {
    tracking,
    attribution: {
      window_days: Number(attribution.window_days),
      base_currency: attribution.base_currency || null,
      exchange_rates: Object.fromEntries(
        attribution.exchange_rates.map(({ currency, rate }) => [
          currency,
          parseDecimal(rate) ?? 0,
        ])
      ),
    },
    reputation: {
      complaint_rate: fromPercent(parseDecimal(reputation.complaint_rate) ?? 0),
      complaint_days: Number(reputation.complaint_days),
      complaint_minimum: Number(reputation.complaint_minimum),
      soft_bounces: Number(reputation.soft_bounces),
      soft_bounce_days: Number(reputation.soft_bounce_days),
    },
  }
}

export function validate(
  { attribution, reputation }: MeasuringValues,
  t: Translate
): FormErrors {
  const range = (value: string, limits: { min: number; max: number }) =>
    isWithin(value.trim(), limits.min, limits.max)
      ? undefined
      : t("validation.range", limits)
  const percent = parseDecimal(reputation.complaint_rate)
  const counts = [
    "complaint_days",
    "complaint_minimum",
    "soft_bounces",
    "soft_bounce_days",
  ] as const

  return {
    "attribution.window_days": range(attribution.window_days, LIMITS.window_days),
    ...Object.fromEntries(
      attribution.exchange_rates.map(({ rate }, index) => [
        `attribution.exchange_rates.${index}.rate`,
        (parseDecimal(rate) ?? 0) > 0 ? undefined : t("measuring.rateInvalid"),
      ])
    ),
    "reputation.complaint_rate":
      percent !== null && percent > 0 && percent <= 100
        ? undefined
        : t("measuring.percentInvalid"),
    ...Object.fromEntries(
      counts.map((name) => [`reputation.${name}`, range(reputation[name], LIMITS[name])])
    ),
  }
}
