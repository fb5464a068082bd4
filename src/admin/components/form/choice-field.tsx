import { RadioGroup } from "@medusajs/ui"
import { Field } from "./field"

type Option<Value> = { value: Value; label: string; description: string }

type ChoiceFieldProps<Value extends string> = {
  label: string
  value: Value
  options: Option<Value>[]
  onChange: (value: Value) => void
  error?: string
}

/** One of a few, each with a sentence. */
export const ChoiceField = <Value extends string>({
  label,
  value,
  options,
  onChange,
  error,
}: ChoiceFieldProps<Value>) => (
  <Field label={label} error={error}>
    {(control) => (
      <RadioGroup
        {...control}
        aria-label={label}
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((known) => known.value === chosen)
          if (option) {
            onChange(option.value)
          }
        }}
      >
        {options.map((option) => (
          <RadioGroup.ChoiceBox
            key={option.value}
            {...option}
            // Else a long sentence squeezes the circle, and the boxes do not align.
            className="[&>div:first-child]:shrink-0"
          />
        ))}
      </RadioGroup>
    )}
  </Field>
)
