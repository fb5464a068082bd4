import { Hint, Label, Text } from "@medusajs/ui"
import { type ReactNode, useId } from "react"
import { useTranslate } from "../../hooks/use-translate"

/** What ties an input to its label, hint and error. */
export type FieldControl = {
  id: string
  "aria-invalid": boolean
  "aria-describedby": string | undefined
  "aria-required": boolean
}

type FieldProps = {
  label: string
  hint?: ReactNode
  error?: string
  optional?: boolean
  required?: boolean
  className?: string
  children: (control: FieldControl) => ReactNode
}

/** Label, input, hint and error, tied together for keyboards and screen readers. */
export const Field = ({
  label,
  hint,
  error,
  optional,
  required = false,
  className,
  children,
}: FieldProps) => {
  const { t } = useTranslate()
  const id = useId()
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined

  return (
    <div className={`flex flex-col gap-y-2 ${className ?? ""}`}>
      <div className="flex items-center gap-x-1">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {optional && (
          <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
            ({t("common.optional")})
          </Text>
        )}
      </div>
      {children({
        id,
        "aria-invalid": Boolean(error),
        "aria-describedby": [errorId, hintId].filter(Boolean).join(" ") || undefined,
        "aria-required": required,
      })}
      {error && (
        <Hint id={errorId} variant="error">
          {error}
        </Hint>
      )}
      {hint && <Hint id={hintId}>{hint}</Hint>}
    </div>
  )
}
