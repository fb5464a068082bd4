import { Input, Textarea } from "@medusajs/ui"
import type { ComponentPropsWithoutRef, ReactNode } from "react"
import { Field } from "./field"

type TextFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  error?: string
  optional?: boolean
  required?: boolean
  className?: string
  /** More than one line. */
  rows?: number
} & Pick<
  ComponentPropsWithoutRef<"input">,
  "type" | "inputMode" | "autoComplete" | "placeholder" | "maxLength"
>

export const TextField = ({
  label,
  value,
  onChange,
  hint,
  error,
  optional,
  required,
  className,
  rows,
  maxLength,
  placeholder,
  type = "text",
  inputMode,
  autoComplete = "off",
}: TextFieldProps) => (
  <Field {...{ label, hint, error, optional, required, className }}>
    {(control) =>
      rows === undefined ? (
        <Input
          {...control}
          {...{ value, type, inputMode, autoComplete, placeholder, maxLength }}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Textarea
          {...control}
          {...{ value, rows, placeholder, maxLength }}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    }
  </Field>
)
