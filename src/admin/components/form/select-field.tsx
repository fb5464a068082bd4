import { Select } from "@medusajs/ui"
import { Field } from "./field"

type SelectFieldProps<Value extends string> = {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
  hint?: string
  error?: string
  className?: string
}

export const SelectField = <Value extends string>({
  label,
  value,
  options,
  onChange,
  ...field
}: SelectFieldProps<Value>) => (
  <Field label={label} {...field}>
    {(control) => (
      <Select
        size="small"
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((known) => known.value === chosen)
          if (option) {
            onChange(option.value)
          }
        }}
      >
        <Select.Trigger {...control}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {options.map((option) => (
            <Select.Item key={option.value} value={option.value}>
              {option.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    )}
  </Field>
)
