import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { NAMESPACE } from "../i18n"
import type en from "../i18n/en.json"

type Paths<T, Prefix extends string = ""> = {
  [Key in keyof T & string]: T[Key] extends string
    ? `${Prefix}${Key}`
    : Paths<T[Key], `${Prefix}${Key}.`>
}[keyof T & string]

type WithoutPlural<Path> = Path extends `${infer Base}_one`
  ? Base
  : Path extends `${string}_other`
    ? never
    : Path

/** Every key of our translations; a key that does not exist does not compile. */
export type TranslationKey = WithoutPlural<Paths<typeof en>>

export type Translate = (
  key: TranslationKey,
  values?: Record<string, string | number>
) => string

/** Our own strings, in the language of the dashboard. */
export function useTranslate() {
  const { t: translate, i18n } = useTranslation(NAMESPACE)

  const t = useCallback<Translate>(
    (key, values) => translate(key, { ...values }),
    [translate]
  )

  /** For keys made of codes, which a store's own flows may add to: the fallback stands in. */
  const tOr = useCallback(
    (key: string, fallback: string) => translate(key, { defaultValue: fallback }),
    [translate]
  )

  return { t, tOr, language: i18n.language }
}
