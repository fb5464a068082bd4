import { XMarkMini } from "@medusajs/icons"
import { useRef } from "react"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "./field"
import { type Choice, SearchSelect } from "./search-select"

type SeveralFieldProps = {
  label: string
  hint?: string
  error?: string
  /** What the select says, for example "Add a country". */
  addLabel: string
  choices: Choice[]
  values: string[]
  onChange: (values: string[]) => void
  /** For values that are not among the choices. */
  nameOf?: (value: string) => string
  /** Given: the caller searches. Left out: the choices are filtered here. */
  onSearch?: (text: string) => void
  onOpenChange?: (isOpen: boolean) => void
  isLoading?: boolean
}

/** Any number out of many: what is chosen stands as chips, each with a button that removes it. */
export const SeveralField = ({
  label,
  hint,
  error,
  addLabel,
  choices,
  values,
  onChange,
  nameOf: nameOfOther = (value) => value,
  ...search
}: SeveralFieldProps) => {
  const { t } = useTranslate()
  const box = useRef<HTMLDivElement>(null)
  const nameOf = (value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? nameOfOther(value)

  const remove = (value: string) => {
    onChange(values.filter((known) => known !== value))
    // The button that had the focus is gone.
    box.current?.querySelector<HTMLElement>("[aria-haspopup]")?.focus()
  }

  return (
    <Field {...{ label, hint, error }}>
      {(control) => (
        <div ref={box} className="flex flex-col gap-y-2">
          {values.length > 0 && (
            <ul aria-label={label} className="flex flex-wrap gap-1.5">
              {values.map((value) => (
                <li
                  key={value}
                  className="bg-ui-bg-field-component txt-compact-small text-ui-fg-base shadow-borders-base flex items-center overflow-hidden rounded-md pl-2"
                >
                  <span className="py-1">{nameOf(value)}</span>
                  <button
                    type="button"
                    aria-label={t("actions.removeOne", { name: nameOf(value) })}
                    onClick={() => remove(value)}
                    className="text-ui-fg-subtle hover:text-ui-fg-base hover:bg-ui-bg-field-component-hover focus-visible:shadow-borders-interactive-with-active ml-1 flex size-6 items-center justify-center rounded-md outline-none"
                  >
                    <XMarkMini />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <SearchSelect
            {...control}
            {...search}
            value=""
            valueLabel={addLabel}
            searchLabel={t("actions.search")}
            choices={choices.filter(({ value }) => !values.includes(value))}
            onChange={(value) => onChange([...values, value])}
          />
        </div>
      )}
    </Field>
  )
}
