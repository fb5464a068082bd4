import type { FormErrors } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { TextField } from "../form/text-field"
import type { DurationValues } from "./step-form"

type DurationFieldProps = {
  value: DurationValues
  /** Where the server finds it. */
  path: string
  errors: FormErrors
  onChange: (value: DurationValues) => void
}

/** A span of time in days, hours and minutes. */
export const DurationField = ({ value, path, errors, onChange }: DurationFieldProps) => {
  const { t } = useTranslate()
  return (
    <div className="grid grid-cols-3 gap-3">
      {(["days", "hours", "minutes"] as const).map((unit) => (
        <TextField
          key={unit}
          label={t(`flow.units.${unit}`)}
          inputMode="numeric"
          maxLength={4}
          value={value[unit]}
          error={errors[`${path}.${unit}`]}
          onChange={(text) => onChange({ ...value, [unit]: text })}
        />
      ))}
    </div>
  )
}
