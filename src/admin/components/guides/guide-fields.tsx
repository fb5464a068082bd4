import type { Form } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { FieldGroup } from "../form/field-group"
import { LanguageTabs } from "../form/language-tabs"
import { TextField } from "../form/text-field"
import { type GuideValues, NO_TEXTS } from "./guide-form"
import { GuideTextsFields } from "./guide-texts-fields"
import { UpgradeField } from "./upgrade-field"

type GuideFieldsProps = {
  form: Form<GuideValues>
  productId: string
  language: string
  onLanguage: (language: string) => void
}

export const GuideFields = ({
  form: { values, errors, set },
  productId,
  language,
  onLanguage,
}: GuideFieldsProps) => {
  const { t } = useTranslate()
  const { texts } = values
  const wrong = Object.keys(texts).filter((code) =>
    Object.keys(errors).some(
      (path) => path.startsWith(`texts.${code}.`) && Boolean(errors[path])
    )
  )
  const url = (name: "video_url" | "manual_url" | "subscription_url") => ({
    type: "url",
    placeholder: "https://",
    value: values[name],
    error: errors[name],
    onChange: (value: string) => set({ [name]: value }),
  })

  return (
    <div className="flex flex-col gap-y-8">
      <FieldGroup title={t("guide.words")} hint={t("guide.markdown")}>
        <LanguageTabs
          languages={Object.keys(texts)}
          language={language}
          onLanguage={onLanguage}
          onAdd={(code) => {
            set({ texts: { ...texts, [code]: NO_TEXTS } })
            onLanguage(code)
          }}
          wrong={wrong}
        >
          <GuideTextsFields
            // Else the place of the cursor would move on into the next language.
            key={language}
            language={language}
            texts={texts[language] ?? NO_TEXTS}
            errors={errors}
            onChange={(change) =>
              set({
                texts: {
                  ...texts,
                  [language]: { ...(texts[language] ?? NO_TEXTS), ...change },
                },
              })
            }
          />
        </LanguageTabs>
      </FieldGroup>
      <FieldGroup title={t("guide.links")}>
        <TextField {...url("video_url")} label={t("guide.videoUrl")} />
        <TextField {...url("manual_url")} label={t("guide.manualUrl")} />
      </FieldGroup>
      <FieldGroup title={t("guide.supply")}>
        <TextField
          label={t("guide.daysOfSupply")}
          hint={t("guide.daysOfSupplyHint")}
          inputMode="numeric"
          value={values.days_of_supply}
          error={errors.days_of_supply}
          onChange={(days_of_supply) => set({ days_of_supply })}
        />
        <TextField
          {...url("subscription_url")}
          label={t("guide.subscriptionUrl")}
          hint={t("guide.subscriptionHint")}
        />
        <UpgradeField
          productId={productId}
          value={values.upgrade_product_id}
          error={errors.upgrade_product_id}
          onChange={(upgrade_product_id) => set({ upgrade_product_id })}
        />
      </FieldGroup>
    </div>
  )
}
