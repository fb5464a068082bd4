import type { FormErrors } from "../../hooks/use-form"
import { useNames } from "../../hooks/use-names"
import { useTranslate } from "../../hooks/use-translate"
import { OverrideField } from "../form/override-field"
import { TextField } from "../form/text-field"
import type { IncentiveValues } from "./step-form"

type IncentiveFieldProps = {
  languages: string[]
  value: IncentiveValues | null
  inherited: IncentiveValues | null
  source: string
  /** Where the server finds it. */
  path: string
  errors: FormErrors
  onChange: (value: IncentiveValues | null) => void
}

/** A promotion of the store that is offered with the message. */
export const IncentiveField = ({
  languages,
  value,
  inherited,
  source,
  path,
  errors,
  onChange,
}: IncentiveFieldProps) => {
  const { t } = useTranslate()
  const names = useNames()
  return (
    <OverrideField
      label={t("incentive.title")}
      hint={t("incentive.hint")}
      error={errors[path]}
      source={source}
      inherited={
        inherited
          ? t("incentive.codeValue", { code: inherited.code })
          : t("incentive.none")
      }
      isOwn={value !== null}
      onChange={() => onChange(inherited ?? { code: "", text: {} })}
      onReset={() => onChange(null)}
    >
      {value && (
        <>
          <TextField
            label={t("incentive.code")}
            hint={t("incentive.codeHint")}
            maxLength={100}
            required
            value={value.code}
            error={errors[`${path}.code`]}
            onChange={(code) => onChange({ ...value, code })}
          />
          {languages.map((language) => (
            <TextField
              key={language}
              label={t("incentive.text", { language: names.language(language) })}
              maxLength={200}
              placeholder={t("incentive.textExample")}
              value={value.text[language] ?? ""}
              error={errors[`${path}.text.${language}`]}
              onChange={(text) =>
                onChange({ ...value, text: { ...value.text, [language]: text } })
              }
            />
          ))}
        </>
      )}
    </OverrideField>
  )
}
