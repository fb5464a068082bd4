import { Button, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslate } from "../../hooks/use-translate"
import { Field } from "./field"

type FileFieldProps = {
  label: string
  hint?: string
  error?: string
  /** As the `accept` of an input. */
  accept: string
  file: File | null
  onChange: (file: File | null) => void
}

/** One file from the reader's machine. */
export const FileField = ({
  label,
  hint,
  error,
  accept,
  file,
  onChange,
}: FileFieldProps) => {
  const { t } = useTranslate()
  const input = useRef<HTMLInputElement>(null)
  return (
    <Field {...{ label, hint, error }} required>
      {({ id, ...control }) => (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <input
            ref={input}
            type="file"
            accept={accept}
            aria-label={label}
            tabIndex={-1}
            className="hidden"
            onChange={(event) => {
              onChange(event.target.files?.[0] ?? null)
              // Else choosing the same file again, mended meanwhile, changes nothing.
              event.target.value = ""
            }}
          />
          <Button
            id={id}
            type="button"
            size="small"
            variant="secondary"
            aria-describedby={control["aria-describedby"]}
            aria-invalid={control["aria-invalid"]}
            onClick={() => input.current?.click()}
          >
            {t("actions.chooseFile")}
          </Button>
          <Text as="span" size="small" className="text-ui-fg-subtle min-w-0 break-all">
            {file?.name ?? t("common.noFile")}
          </Text>
        </div>
      )}
    </Field>
  )
}
