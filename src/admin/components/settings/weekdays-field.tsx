import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import { useNames } from "../../hooks/use-names"
import { WEEKDAYS } from "./sending-form"

type WeekdaysFieldProps = {
  label: string
  /** 1 is Monday. */
  days: number[]
  error?: string
  onChange: (days: number[]) => void
}

export const WeekdaysField = ({ label, days, error, onChange }: WeekdaysFieldProps) => {
  const { weekday } = useNames()
  const id = useId()
  return (
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={error ? `${id}-error` : undefined}
      aria-invalid={Boolean(error)}
      className="flex flex-col gap-y-2"
    >
      <span id={id} className="txt-compact-small-plus text-ui-fg-base">
        {label}
      </span>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2">
        {WEEKDAYS.map((day) => (
          <span key={day} className="flex items-center gap-x-2">
            <Checkbox
              id={`${id}-${day}`}
              checked={days.includes(day)}
              onCheckedChange={(isOn) =>
                onChange(
                  isOn === true ? [...days, day] : days.filter((known) => known !== day)
                )
              }
            />
            <Label htmlFor={`${id}-${day}`} size="small">
              {weekday(day)}
            </Label>
          </span>
        ))}
      </div>
      {error && (
        <Hint id={`${id}-error`} variant="error">
          {error}
        </Hint>
      )}
    </div>
  )
}
