import { useId } from "react"
import { Hint } from "@medusajs/ui"
import { useTranslate } from "../../hooks/use-translate"

type VariableListProps = { variables: string[]; onInsert: (variable: string) => void }

/** What sentences may print. A click puts it where the cursor was. */
export const VariableList = ({ variables, onInsert }: VariableListProps) => {
  const { t } = useTranslate()
  const id = useId()
  if (variables.length === 0) {
    return null
  }
  return (
    <div className="flex flex-col gap-y-2">
      <span id={id} className="txt-compact-small-plus text-ui-fg-base">
        {t("copy.variables")}
      </span>
      <Hint className="text-pretty">{t("copy.variablesHint")}</Hint>
      <ul aria-labelledby={id} className="flex flex-wrap gap-1.5">
        {variables.map((variable) => (
          <li key={variable}>
            <button
              type="button"
              aria-label={t("copy.insert", { variable })}
              // Else the sentence would lose the cursor that says where it goes.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onInsert(variable)}
              className="bg-ui-bg-field-component hover:bg-ui-bg-field-component-hover shadow-borders-base focus-visible:shadow-borders-interactive-with-active txt-compact-xsmall text-ui-fg-base rounded-md px-2 py-1 font-mono outline-none"
            >
              {variable}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
