import { ExclamationCircleSolid } from "@medusajs/icons"
import { Input } from "@medusajs/ui"
import { useTranslate } from "../../hooks/use-translate"
import { isHexColor } from "../../lib/contrast"
import { Field } from "./field"

type ColorFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string
  /** Advice that does not stop anybody from saving. */
  advice?: string
}

/** A colour, picked with the browser's own picker or typed as `#rrggbb`. */
export const ColorField = ({
  label,
  value,
  onChange,
  error,
  advice,
}: ColorFieldProps) => {
  const { t } = useTranslate()
  return (
    <Field
      label={label}
      error={error}
      hint={
        advice && (
          <span className="grid grid-cols-[20px_1fr] gap-x-1">
            <span className="flex size-5 items-center justify-center">
              <ExclamationCircleSolid className="text-ui-tag-orange-icon" />
            </span>
            {advice}
          </span>
        )
      }
    >
      {(control) => (
        <div className="grid grid-cols-[32px_1fr] gap-x-2">
          <input
            type="color"
            aria-label={t("brand.pick", { name: label })}
            // The picker cannot show half a colour, so it waits for a whole one.
            value={isHexColor(value) ? value : "#000000"}
            onChange={(event) => onChange(event.target.value)}
            className="shadow-borders-base focus-visible:shadow-borders-interactive-with-active size-8 cursor-pointer appearance-none overflow-hidden rounded-md border-0 bg-transparent p-0 outline-none [&::-moz-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0 [&::-webkit-color-swatch]:border-0"
          />
          <Input
            {...control}
            value={value}
            spellCheck={false}
            autoComplete="off"
            maxLength={7}
            onChange={(event) => onChange(event.target.value.trim())}
            // A colour copied from elsewhere often comes without its sign.
            onBlur={() => /^[0-9a-f]{6}$/i.test(value) && onChange(`#${value}`)}
          />
        </div>
      )}
    </Field>
  )
}
