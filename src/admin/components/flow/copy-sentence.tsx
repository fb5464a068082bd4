import { Button, Textarea } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"

type CopySentenceProps = {
  name: string
  language: string
  /** Undefined while it is as it lies below. */
  value: string | undefined
  inherited: string
  error?: string
  onFocus: (area: HTMLTextAreaElement) => void
  onChange: (sentence: string | null) => void
}

const LONGEST = 5000
const WIDTH = 60

/** One sentence of a mail, over what it says while nobody changes it. */
export const CopySentence = ({
  name,
  language,
  value,
  inherited,
  error,
  onFocus,
  onChange,
}: CopySentenceProps) => {
  const { t, tOr } = useTranslate()
  const area = useRef<HTMLTextAreaElement>(null)
  const label = tOr(`copy.sentences.${name}`, name.replaceAll("_", " "))
  const act = (sentence: string | null) => {
    onChange(sentence)
    area.current?.focus()
  }
  return (
    <Field label={label} error={error}>
      {(control) => (
        <>
          <Textarea
            {...control}
            ref={area}
            lang={language}
            data-sentence={name}
            rows={rowsOf(value || inherited)}
            maxLength={LONGEST}
            placeholder={inherited}
            value={value ?? ""}
            onFocus={(event) => onFocus(event.target)}
            onChange={({ target }) => onChange(target.value || null)}
          />
          <div className="flex items-center gap-x-2">
            {value === undefined ? (
              <Button
                type="button"
                size="small"
                variant="transparent"
                className="text-ui-fg-subtle -ml-2"
                aria-label={t("copy.startFromOne", { name: label })}
                onClick={() => act(inherited)}
              >
                {t("copy.startFrom")}
              </Button>
            ) : (
              <Button
                type="button"
                size="small"
                variant="transparent"
                className="text-ui-fg-subtle -ml-2"
                aria-label={t("flow.resetOne", { name: label })}
                onClick={() => act(null)}
              >
                {t("flow.reset")}
              </Button>
            )}
          </div>
        </>
      )}
    </Field>
  )
}

/** As many lines as the text takes, within reason. */
function rowsOf(text: string): number {
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / WIDTH)), 0)
  return Math.min(Math.max(lines, 1), 10)
}
