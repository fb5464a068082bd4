import { useMemo } from "react"
import type { Choice } from "../components/form/search-select"
import { COUNTRY_CODES } from "../lib/countries"
import { toTag } from "./use-moments"
import { useTranslate } from "./use-translate"

/** Names of countries, currencies, languages and weekdays in the language of the dashboard. */
export function useNames() {
  const { language } = useTranslate()
  return useMemo(() => {
    const locale = toTag(language)
    const countries = new Intl.DisplayNames(locale, { type: "region" })
    const currencies = new Intl.DisplayNames(locale, { type: "currency" })
    const languages = new Intl.DisplayNames(locale, { type: "language" })
    const weekdays = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" })
    const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 })
    const percents = new Intl.NumberFormat(locale, {
      style: "percent",
      maximumFractionDigits: 2,
    })
    const lists = new Intl.ListFormat(locale, { type: "conjunction" })

    return {
      /** @param code - lower or upper case */
      country: (code: string) => countries.of(code.toUpperCase()) ?? code,
      /** @param code - lower or upper case */
      currency: (code: string) => currencies.of(code.toUpperCase()) ?? code,
      language: (tag: string) => nameOf(languages, tag),
      /** @param day - 1 is Monday */
      weekday: (day: number) => weekdays.format(new Date(Date.UTC(2024, 0, day))),
      number: (value: number) => numbers.format(value),
      percent: (share: number) => percents.format(share),
      list: (items: string[]) => lists.format(items),
    }
  }, [language])
}

/** All countries by name, in the order of the alphabet. */
export function useCountryChoices(): Choice[] {
  const { language } = useTranslate()
  const { country } = useNames()
  return useMemo(
    () =>
      COUNTRY_CODES.map((value) => ({
        value,
        label: country(value),
        detail: value.toUpperCase(),
      })).toSorted((a, b) => a.label.localeCompare(b.label, toTag(language))),
    [country, language]
  )
}

/** All currencies by code, with their names. */
export function useCurrencyChoices(): Choice[] {
  const { currency } = useNames()
  return useMemo(
    () =>
      Intl.supportedValuesOf("currency").map((code) => ({
        value: code.toLowerCase(),
        label: code,
        detail: currency(code),
      })),
    [currency]
  )
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
