import { useMemo } from "react"
import type { Choice } from "../components/form/search-select"
import { useNames } from "./use-names"

/** Languages that the mails are written in, as the countries we know write dates and money. */
const LOCALES = [
  "en",
  "en-US",
  "en-GB",
  "en-IE",
  "en-AU",
  "en-CA",
  "de",
  "de-DE",
  "de-AT",
  "de-CH",
]

/**
 * The browser's time zones; it leaves out UTC, and may not know the one that is set.
 *
 * @param current - what is set; empty for nothing
 */
export function useTimeZoneChoices(current: string): Choice[] {
  return useMemo(
    () =>
      [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), current])]
        .filter(Boolean)
        .map((value) => ({ value, label: value.replaceAll("_", " ") })),
    [current]
  )
}

/** @param current - what is set; empty for nothing */
export function useLocaleChoices(current: string): Choice[] {
  const { language } = useNames()
  return useMemo(
    () =>
      [...new Set([...LOCALES, current])]
        .filter(Boolean)
        .map((value) => ({ value, label: language(value), detail: value })),
    [language, current]
  )
}
