import { Hint, Label, Switch } from "@medusajs/ui"
import { type ReactNode, useId } from "react"

type SwitchFieldProps = {
  label: string
  hint?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  /** What there is to set while it is on. */
  children?: ReactNode
}

/** Something that is on or off, with its own fields while it is on. */
export const SwitchField = ({
  label,
  hint,
  isOn,
  onChange,
  children,
}: SwitchFieldProps) => {
  const id = useId()
  const hintId = hint ? `${id}-hint` : undefined
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-4 rounded-lg p-3">
      <div className="grid grid-cols-[32px_1fr] gap-x-3">
        <Switch
          id={id}
          className="mt-px"
          checked={isOn}
          aria-describedby={hintId}
          onCheckedChange={onChange}
        />
        <div className="flex flex-col gap-y-1">
          <Label htmlFor={id} size="small" weight="plus">
            {label}
          </Label>
          {hint && (
            <Hint id={hintId} className="text-pretty">
              {hint}
            </Hint>
          )}
        </div>
      </div>
      {isOn && children}
    </div>
  )
}
