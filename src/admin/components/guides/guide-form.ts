import type {
  AdminGuideTexts,
  AdminProductGuide,
  AdminSaveProductGuide,
} from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import type { Translate } from "../../hooks/use-translate"
import { isWebUrl, isWithin } from "../../lib/checks"

/** The languages that every mail is written in; a guide may have more. */
export const LANGUAGES = ["en", "de"]

/** Limits of the server's schema. */
export const MAX_QUESTIONS = 20
export const MAX_TEXT = 20_000
const DAYS = { min: 1, max: 3650 }

const URLS = ["video_url", "manual_url", "subscription_url"] as const
type UrlName = (typeof URLS)[number]

/** As inputs hold it. Paths are those of the request, so that a refusal finds its field. */
export type GuideValues = Record<UrlName, string> & {
  texts: Record<string, AdminGuideTexts>
  days_of_supply: string
  upgrade_product_id: string | null
}

export const NO_TEXTS: AdminGuideTexts = { how_to: "", care: "", faq: [] }

export function toValues(guide: AdminProductGuide | null): GuideValues {
  return {
    texts: {
      ...Object.fromEntries(LANGUAGES.map((language) => [language, NO_TEXTS])),
      ...guide?.texts,
    },
    video_url: guide?.video_url ?? "",
    manual_url: guide?.manual_url ?? "",
    subscription_url: guide?.subscription_url ?? "",
    days_of_supply: guide?.days_of_supply?.toString() ?? "",
    upgrade_product_id: guide?.upgrade_product_id ?? null,
  }
}

/** A language with no word in it is not kept: the mail would find an empty guide in it. */
export function toInput(values: GuideValues): AdminSaveProductGuide {
  const url = (name: UrlName) => values[name].trim() || null
  return {
    texts: Object.fromEntries(
      writtenLanguages(values.texts).map((language) => [
        language,
        trimmed(values.texts[language]),
      ])
    ),
    video_url: url("video_url"),
    manual_url: url("manual_url"),
    subscription_url: url("subscription_url"),
    days_of_supply: values.days_of_supply.trim() ? Number(values.days_of_supply) : null,
    upgrade_product_id: values.upgrade_product_id,
  }
}

export function validate(values: GuideValues, t: Translate): FormErrors {
  const required = (text: string) => (text.trim() ? undefined : t("validation.required"))
  const days = values.days_of_supply.trim()
  return {
    ...Object.fromEntries(
      URLS.map((name) => [
        name,
        values[name].trim() && !isWebUrl(values[name].trim())
          ? t("validation.url")
          : undefined,
      ])
    ),
    days_of_supply:
      days && !isWithin(days, DAYS.min, DAYS.max)
        ? t("validation.range", DAYS)
        : undefined,
    ...Object.fromEntries(
      Object.entries(values.texts).flatMap(([language, { faq }]) =>
        faq.flatMap(({ question, answer }, index) => [
          [`texts.${language}.faq.${index}.question`, required(question)],
          [`texts.${language}.faq.${index}.answer`, required(answer)],
        ])
      )
    ),
  }
}

/** What the preview can already show: everything but the fields that are wrong as they stand. */
export function toPreview(
  values: GuideValues,
  errors: FormErrors
): AdminSaveProductGuide {
  const input = toInput(values)
  const url = (name: UrlName) => (errors[name] ? null : input[name])
  return {
    ...input,
    video_url: url("video_url"),
    manual_url: url("manual_url"),
    subscription_url: url("subscription_url"),
    days_of_supply: errors.days_of_supply ? null : input.days_of_supply,
    texts: Object.fromEntries(
      Object.entries(input.texts ?? {}).map(([language, texts]) => [
        language,
        { ...texts, faq: texts.faq.filter(({ question, answer }) => question && answer) },
      ])
    ),
  }
}

/** The languages in which the guide says anything. */
export function writtenLanguages(texts: GuideValues["texts"]): string[] {
  return Object.keys(texts).filter((language) => {
    const { how_to, care, faq } = texts[language]
    return Boolean(how_to.trim() || care.trim() || faq.length > 0)
  })
}

/** The language of the first error among the texts; null when none of them has one. */
export function languageOfError(errors: FormErrors): string | null {
  const path = Object.keys(errors).find(
    (key) => key.startsWith("texts.") && Boolean(errors[key])
  )
  return path?.split(".")[1] ?? null
}

function trimmed({ how_to, care, faq }: AdminGuideTexts): AdminGuideTexts {
  return {
    how_to: how_to.trim(),
    care: care.trim(),
    faq: faq.map(({ question, answer }) => ({
      question: question.trim(),
      answer: answer.trim(),
    })),
  }
}
