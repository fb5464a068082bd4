import type { Form } from "../../hooks/use-form"
import { useLocaleChoices } from "../../hooks/use-choices"
import { useTranslate } from "../../hooks/use-translate"
import { ChoiceField } from "../form/choice-field"
import { Field } from "../form/field"
import { RowsField } from "../form/rows-field"
import { SearchSelect } from "../form/search-select"
import { TextField } from "../form/text-field"
import { type FollowUpValues, MAX_LINES } from "./follow-up-form"

type Content = FollowUpValues["content"]

export const FollowUpFields = ({ form }: { form: Form<FollowUpValues> }) => {
  const { t } = useTranslate()
  const locales = useLocaleChoices(form.values.locale)
  const { purpose, locale, content } = form.values
  const set = (part: Partial<Content>) => form.set({ content: { ...content, ...part } })
  const ownLanguage = { value: "", label: t("followUp.languageOwn") }

  return (
    <div className="flex flex-col gap-y-6">
      <TextField
        label={t("followUp.subject")}
        required
        maxLength={200}
        value={content.subject}
        error={form.errors["content.subject"]}
        onChange={(subject) => set({ subject })}
      />
      <TextField
        label={t("followUp.greeting")}
        placeholder={t("followUp.greetingExample")}
        rows={3}
        maxLength={2000}
        value={content.greeting}
        error={form.errors["content.greeting"]}
        onChange={(greeting) => set({ greeting })}
      />
      <Lines
        label={t("followUp.recap")}
        hint={t("followUp.recapHint")}
        lines={content.recap}
        error={form.errors["content.recap"]}
        onChange={(recap) => set({ recap })}
      />
      <Lines
        label={t("followUp.nextSteps")}
        lines={content.next_steps}
        error={form.errors["content.next_steps"]}
        onChange={(next_steps) => set({ next_steps })}
      />
      <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-2">
        <TextField
          label={t("followUp.actionLabel")}
          optional
          maxLength={60}
          value={content.action.label}
          error={form.errors["content.action.label"]}
          onChange={(label) => set({ action: { ...content.action, label } })}
        />
        <TextField
          label={t("followUp.actionUrl")}
          optional
          type="url"
          placeholder="https://"
          value={content.action.url}
          error={form.errors["content.action.url"]}
          onChange={(url) => set({ action: { ...content.action, url } })}
        />
      </div>
      <TextField
        label={t("followUp.closing")}
        placeholder={t("followUp.closingExample")}
        rows={2}
        maxLength={2000}
        value={content.closing}
        error={form.errors["content.closing"]}
        onChange={(closing) => set({ closing })}
      />
      <ChoiceField
        label={t("followUp.purpose")}
        value={purpose}
        error={form.errors.purpose}
        options={(["transactional", "marketing"] as const).map((value) => ({
          value,
          label: t(`followUp.purposes.${value}.title`),
          description: t(`followUp.purposes.${value}.text`),
        }))}
        onChange={(chosen) => form.set({ purpose: chosen })}
      />
      <Field
        label={t("followUp.language")}
        hint={t("followUp.languageHint")}
        error={form.errors.locale}
      >
        {(control) => (
          <SearchSelect
            {...control}
            value={locale}
            valueLabel={
              locales.find(({ value }) => value === locale)?.label ?? ownLanguage.label
            }
            choices={[ownLanguage, ...locales]}
            onChange={(chosen) => form.set({ locale: chosen })}
          />
        )}
      </Field>
    </div>
  )
}

type LinesProps = {
  label: string
  hint?: string
  lines: { text: string }[]
  error?: string
  onChange: (lines: { text: string }[]) => void
}

const Lines = ({ label, hint, lines, error, onChange }: LinesProps) => {
  const { t } = useTranslate()
  return (
    <RowsField
      label={label}
      hint={hint}
      none={t("followUp.noLines")}
      addLabel={t("followUp.addLine")}
      removeLabel={(number) => t("followUp.removeLine", { number, label })}
      rows={lines}
      create={() => (lines.length < MAX_LINES ? { text: "" } : null)}
      limit={t("followUp.lineLimit", { count: MAX_LINES })}
      error={error}
      onChange={onChange}
    >
      {(line, change, index) => (
        <TextField
          label={t("followUp.line", { number: index + 1 })}
          maxLength={500}
          value={line.text}
          onChange={(text) => change({ text })}
        />
      )}
    </RowsField>
  )
}
