import { Text } from "@medusajs/ui"
import { useRef } from "react"
import type { AdminFlowDetail } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { LanguageTabs } from "../form/language-tabs"
import { CopySentence } from "./copy-sentence"
import type { Inherited } from "./inherited"
import { type CopyValues, changeSentence } from "./step-form"
import { VariableList } from "./variable-list"

type CopyFieldProps = {
  copy: NonNullable<AdminFlowDetail["steps"][number]["copy"]>
  values: CopyValues
  inherited: Inherited
  /** Where the server finds it. */
  path: string
  errors: FormErrors
  language: string
  onLanguage: (language: string) => void
  onChange: (values: CopyValues) => void
}

/** The step's sentences in each language; what is left empty is as it lies below. */
export const CopyField = ({
  copy,
  values,
  inherited,
  path,
  errors,
  language,
  onLanguage,
  onChange,
}: CopyFieldProps) => {
  const { t } = useTranslate()
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<HTMLTextAreaElement | null>(null)
  const languages = Object.keys(copy.built_in)
  const keys = Object.keys(copy.built_in[language] ?? {})
  const wrong = languages.filter((code) =>
    Object.keys(errors).some(
      (at) => at.startsWith(`${path}.${code}.`) && Boolean(errors[at])
    )
  )
  const say = (key: string, sentence: string | null) =>
    onChange(changeSentence(values, language, key, sentence))

  /** Puts a variable where the cursor was last, or at the end of the first sentence. */
  const insert = (variable: string) => {
    const area =
      (last.current?.isConnected ? last.current : null) ??
      box.current?.querySelector("textarea")
    const key = area?.dataset.sentence
    if (!area || !key) {
      return
    }
    const text = values[language]?.[key] ?? inherited.sentence(language, key)
    // A sentence that nobody has changed stands there as a hint only, without a cursor in it.
    const isOwn = area.value !== ""
    const [from, until] = isOwn
      ? [area.selectionStart, area.selectionEnd]
      : [text.length, text.length]
    const piece = `{{ ${variable} }}`
    say(key, text.slice(0, from) + piece + text.slice(until))
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(from + piece.length, from + piece.length)
    })
  }

  return (
    <div ref={box} className="flex flex-col gap-y-4">
      <LanguageTabs {...{ languages, language, onLanguage, wrong }}>
        <VariableList variables={copy.variables} onInsert={insert} />
        {keys.map((key) => (
          <CopySentence
            key={`${language}.${key}`}
            name={key}
            language={language}
            value={values[language]?.[key]}
            inherited={inherited.sentence(language, key)}
            error={errors[`${path}.${language}.${key}`]}
            onFocus={(area) => (last.current = area)}
            onChange={(sentence) => say(key, sentence)}
          />
        ))}
        {keys.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("copy.none")}
          </Text>
        )}
      </LanguageTabs>
    </div>
  )
}
