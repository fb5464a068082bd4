import { memoize } from "./memoize"

/** Which language a mail speaks and how it writes numbers and dates. */
export type MailLocale = {
  /** Language of the copy, one of the available ones. */
  language: string
  /** BCP 47 tag for Intl: the copy's language with the customer's region. */
  format: string
  dir: "ltr" | "rtl"
}

const RTL_LANGUAGES = new Set([
  "ar",
  "he",
  "fa",
  "ur",
  "yi",
  "ps",
  "sd",
  "ug",
  "ckb",
  "dv",
])

/**
 * Finds the locale of a mail: the exact language, else its base language, else English.
 *
 * Dates and money follow the language of the sentences around them, with the
 * customer's region: a French customer of a store without French copy reads
 * English with `en-FR` dates, never half a sentence in each.
 */
export function resolveLocale(
  requested: string | null | undefined,
  available: readonly string[]
): MailLocale {
  return resolve(requested ?? "", available.join(" "))
}

const resolve = memoize((requested: string, languages: string): MailLocale => {
  const available = languages.split(" ")
  const locale = parseLocale(requested)
  const language =
    [locale?.baseName, locale?.language].find(
      (candidate) => candidate !== undefined && available.includes(candidate)
    ) ?? "en"
  const format =
    locale?.language === new Intl.Locale(language).language
      ? locale.baseName
      : locale?.region
        ? `${language}-${locale.region}`
        : language
  return { language, format, dir: directionOf(language) }
})

/** Reading direction of a language. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RTL_LANGUAGES.has(language.split("-")[0]) ? "rtl" : "ltr"
}

function parseLocale(requested: string): Intl.Locale | null {
  try {
    return requested ? new Intl.Locale(requested.trim().replace(/_/g, "-")) : null
  } catch {
    return null
  }
}
