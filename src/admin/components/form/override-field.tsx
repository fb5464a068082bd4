import { Badge, Button, Hint, Text } from "@medusajs/ui"
import { type ReactNode, useId, useRef } from "react"
import { useTranslate } from "../../hooks/use-translate"

type OverrideFieldProps = {
  label: string
  hint?: string
  error?: string
  /** What holds while nothing is changed, in words. */
  inherited: ReactNode
  /** Where that comes from: "As built in". */
  source: string
  isOwn: boolean
  /** Begins a value of one's own. */
  onChange: () => void
  /** Takes it back. */
  onReset: () => void
  /** The inputs, while there is a value of one's own. */
  children: ReactNode
}

/** Something that is as it lies below until somebody changes it, and can be taken back. */
export const OverrideField = ({
  label,
  hint,
  error,
  inherited,
  source,
  isOwn,
  onChange,
  onReset,
  children,
}: OverrideFieldProps) => {
  const { t } = useTranslate()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)

  const begin = () => {
    onChange()
    requestAnimationFrame(() =>
      box.current
        ?.querySelector<HTMLElement>("[data-override] :is(input, textarea, button)")
        ?.focus()
    )
  }
  const takeBack = () => {
    onReset()
    // The same button stands there again, with another name.
    requestAnimationFrame(() => box.current?.querySelector("button")?.focus())
  }

  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={id}
      aria-describedby={error ? `${id}-error` : undefined}
      className="flex flex-col gap-y-2"
    >
      <div className="flex items-center justify-between gap-x-4">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span id={id} className="txt-compact-small-plus text-ui-fg-base">
            {label}
          </span>
          <Badge size="2xsmall" color={isOwn ? "blue" : "grey"}>
            {isOwn ? t("flow.changed") : source}
          </Badge>
        </span>
        <Button
          type="button"
          size="small"
          variant="transparent"
          className="text-ui-fg-subtle shrink-0"
          aria-label={t(isOwn ? "flow.resetOne" : "flow.changeOne", { name: label })}
          onClick={isOwn ? takeBack : begin}
        >
          {t(isOwn ? "flow.reset" : "flow.change")}
        </Button>
      </div>
      {isOwn ? (
        <div data-override="" className="flex flex-col gap-y-3">
          {children}
        </div>
      ) : (
        <Text as="div" size="small" className="text-ui-fg-subtle text-pretty">
          {inherited}
        </Text>
      )}
      {error && (
        <Hint id={`${id}-error`} variant="error">
          {error}
        </Hint>
      )}
      {hint && <Hint className="text-pretty">{hint}</Hint>}
    </div>
  )
}
