import { Trash } from "@medusajs/icons"
import { IconButton, Select } from "@medusajs/ui"
import type { FormErrors } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "../form/field"
import { SelectField } from "../form/select-field"
import { TextField } from "../form/text-field"
import {
  type ConditionValues,
  FLAGS,
  NUMBERS,
  NUMBER_OPERATORS,
  SETS,
  SET_OPERATORS,
  changeAttribute,
} from "./conditions-form"
import { SeveralValuesField } from "./several-values-field"

type ConditionRowProps = {
  condition: ConditionValues
  /** Where the server finds it. */
  path: string
  errors: FormErrors
  /** How it is called among the others, for the button that removes it. */
  name: string
  onChange: (condition: ConditionValues) => void
  onRemove: () => void
}

/** One comparison: what, how, with what. */
export const ConditionRow = ({
  condition,
  path,
  errors,
  name,
  onChange,
  onRemove,
}: ConditionRowProps) => {
  const { t } = useTranslate()
  const error = errors[`${path}.value`] ?? errors[path]
  return (
    <li>
      <div
        role="group"
        aria-label={name}
        className="bg-ui-bg-component shadow-elevation-card-rest grid grid-cols-[1fr_28px] items-start gap-2 rounded-lg p-3"
      >
        <div className="flex min-w-0 flex-col gap-y-3">
          <div className="grid gap-3 sm:grid-cols-2">
            <AttributeField
              condition={condition}
              onChange={(attribute) => onChange(changeAttribute(condition, attribute))}
            />
            <Comparison {...{ condition, error, onChange }} />
          </div>
          {Array.isArray(condition.value) && (
            <SeveralValuesField
              // Names of one kind are not to be looked for among another.
              key={condition.attribute}
              attribute={asSet(condition).attribute}
              values={condition.value}
              error={error}
              onChange={(value) => onChange({ ...asSet(condition), value })}
            />
          )}
        </div>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("actions.removeOne", { name })}
          onClick={onRemove}
        >
          <Trash className="text-ui-fg-subtle" />
        </IconButton>
      </div>
    </li>
  )
}

type ComparisonProps = {
  condition: ConditionValues
  error?: string
  onChange: (condition: ConditionValues) => void
}

/** How it is compared; for a number and for yes or no the value as well. */
const Comparison = ({ condition, error, onChange }: ComparisonProps) => {
  const { t } = useTranslate()
  const { value } = condition
  if (typeof value === "boolean") {
    return (
      <SelectField
        label={t("conditions.value")}
        value={value ? "yes" : "no"}
        error={error}
        options={(["yes", "no"] as const).map((answer) => ({
          value: answer,
          label: t(`conditions.${answer}`),
        }))}
        onChange={(answer) => onChange({ ...asFlag(condition), value: answer === "yes" })}
      />
    )
  }
  if (Array.isArray(value)) {
    const set = asSet(condition)
    return (
      <SelectField
        label={t("conditions.operator")}
        value={set.operator}
        options={SET_OPERATORS.map((operator) => ({
          value: operator,
          label: t(`conditions.operators.${operator}`),
        }))}
        onChange={(operator) => onChange({ ...set, operator })}
      />
    )
  }
  const number = asNumber(condition)
  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectField
        label={t("conditions.operator")}
        value={number.operator}
        options={NUMBER_OPERATORS.map((operator) => ({
          value: operator,
          label: t(`conditions.operators.${operator}`),
        }))}
        onChange={(operator) => onChange({ ...number, operator })}
      />
      <TextField
        label={t("conditions.value")}
        inputMode="decimal"
        value={value}
        error={error}
        onChange={(text) => onChange({ ...number, value: text })}
      />
    </div>
  )
}

type AttributeFieldProps = {
  condition: ConditionValues
  onChange: (attribute: string) => void
}

const AttributeField = ({ condition, onChange }: AttributeFieldProps) => {
  const { t } = useTranslate()
  const groups = [
    ["conditions.order", SETS],
    ["conditions.numbers", NUMBERS],
    ["conditions.flags", FLAGS],
  ] as const
  return (
    <Field label={t("conditions.attribute")}>
      {(control) => (
        <Select size="small" value={condition.attribute} onValueChange={onChange}>
          <Select.Trigger {...control}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content className="max-h-[320px]">
            {groups.map(([label, attributes]) => (
              <Select.Group key={label}>
                <Select.Label>{t(label)}</Select.Label>
                {attributes.map((attribute) => (
                  <Select.Item key={attribute} value={attribute}>
                    {t(`conditions.attributes.${attribute}`)}
                  </Select.Item>
                ))}
              </Select.Group>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}

type Of<Value> = Extract<ConditionValues, { value: Value }>
const asSet = (condition: ConditionValues) => condition as Of<string[]>
const asNumber = (condition: ConditionValues) => condition as Of<string>
const asFlag = (condition: ConditionValues) => condition as Of<boolean>
