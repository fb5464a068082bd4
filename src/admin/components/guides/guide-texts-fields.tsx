import type { AdminGuideTexts } from "../../../types/http"
import type { FormErrors } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { RowsField } from "../form/rows-field"
import { TextField } from "../form/text-field"
import { MAX_QUESTIONS, MAX_TEXT } from "./guide-form"

type GuideTextsFieldsProps = {
  language: string
  texts: AdminGuideTexts
  errors: FormErrors
  onChange: (change: Partial<AdminGuideTexts>) => void
}

/** What a guide says in one language. */
export const GuideTextsFields = ({
  language,
  texts,
  errors,
  onChange,
}: GuideTextsFieldsProps) => {
  const { t } = useTranslate()
  const path = `texts.${language}`
  return (
    <>
      <TextField
        label={t("guide.howTo")}
        rows={8}
        maxLength={MAX_TEXT}
        value={texts.how_to}
        error={errors[`${path}.how_to`]}
        onChange={(how_to) => onChange({ how_to })}
        placeholder={t("guide.howToExample")}
      />
      <TextField
        label={t("guide.care")}
        rows={5}
        maxLength={MAX_TEXT}
        value={texts.care}
        error={errors[`${path}.care`]}
        onChange={(care) => onChange({ care })}
        placeholder={t("guide.careExample")}
      />
      <RowsField
        label={t("guide.faq")}
        none={t("guide.faqNone")}
        addLabel={t("guide.faqAdd")}
        removeLabel={(number) => t("guide.faqRemove", { number })}
        rows={texts.faq}
        create={() =>
          texts.faq.length < MAX_QUESTIONS ? { question: "", answer: "" } : null
        }
        limit={t("guide.faqLimit", { count: MAX_QUESTIONS })}
        error={errors[`${path}.faq`]}
        onChange={(faq) => onChange({ faq })}
      >
        {({ question, answer }, change, index) => (
          <>
            <TextField
              label={t("guide.question")}
              value={question}
              error={errors[`${path}.faq.${index}.question`]}
              onChange={(text) => change({ question: text })}
              maxLength={300}
            />
            <TextField
              label={t("guide.answer")}
              rows={3}
              value={answer}
              error={errors[`${path}.faq.${index}.answer`]}
              onChange={(text) => change({ answer: text })}
              maxLength={MAX_TEXT}
            />
          </>
        )}
      </RowsField>
    </>
  )
}
