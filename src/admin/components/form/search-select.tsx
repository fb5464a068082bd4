import { Check, TrianglesMini } from "@medusajs/icons"
import { Input, Popover, Text, clx } from "@medusajs/ui"
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { useTranslate } from "../../hooks/use-translate"
import type { FieldControl } from "./field"

export type Choice = { value: string; label: string; detail?: string }

type SearchSelectProps = Partial<FieldControl> & {
  value: string
  /** How the present value reads, also when it is not among the choices. */
  valueLabel: string
  choices: Choice[]
  onChange: (value: string) => void
  /** Given: the caller searches. Left out: the choices are filtered here. */
  onSearch?: (text: string) => void
  onOpenChange?: (isOpen: boolean) => void
  searchLabel?: string
  isLoading?: boolean
  "aria-label"?: string
}

/** A select whose list can be searched: for time zones and orders a plain one is too long. */
export const SearchSelect = ({
  value,
  valueLabel,
  choices,
  onChange,
  onSearch,
  onOpenChange,
  searchLabel,
  isLoading = false,
  ...control
}: SearchSelectProps) => {
  const { t } = useTranslate()
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState("")
  const [active, setActive] = useState(0)

  const shown = onSearch ? choices : choices.filter((choice) => matches(choice, text))
  const optionId = (index: number) => `${listId}-${index}`

  const open = (next: boolean) => {
    setOpen(next)
    onOpenChange?.(next)
    if (next) {
      setText("")
      onSearch?.("")
      setActive(
        Math.max(0, onSearch ? 0 : choices.findIndex((choice) => choice.value === value))
      )
    }
  }

  const choose = (choice: Choice | undefined) => {
    if (choice) {
      onChange(choice.value)
      open(false)
    }
  }

  useEffect(() => {
    if (isOpen) {
      list.current?.children[active]?.scrollIntoView({ block: "nearest" })
    }
  }, [active, isOpen])

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 8,
      PageUp: active - 8,
    }
    if (event.key in steps) {
      event.preventDefault()
      setActive(Math.min(Math.max(steps[event.key], 0), Math.max(shown.length - 1, 0)))
    }
    if (event.key === "Enter") {
      event.preventDefault()
      choose(shown[active])
    }
  }

  return (
    <Popover open={isOpen} onOpenChange={open}>
      <Popover.Trigger asChild>
        <button
          type="button"
          {...control}
          className="bg-ui-bg-field shadow-buttons-neutral transition-fg hover:bg-ui-bg-field-hover focus-visible:shadow-borders-interactive-with-active data-[state=open]:shadow-borders-interactive-with-active txt-compact-small text-ui-fg-base aria-[invalid=true]:shadow-borders-error flex h-8 w-full items-center justify-between gap-x-2 rounded-md px-2 outline-none"
        >
          <span className="truncate">{valueLabel}</span>
          <TrianglesMini className="text-ui-fg-muted shrink-0" />
        </button>
      </Popover.Trigger>
      <Popover.Content
        aria-label={searchLabel ?? t("actions.search")}
        align="start"
        sideOffset={8}
        className="w-[max(280px,var(--radix-popover-trigger-width))] p-0"
      >
        <div className="border-ui-border-base border-b p-1">
          <Input
            size="small"
            role="combobox"
            aria-label={searchLabel ?? t("actions.search")}
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={shown.length > 0 ? optionId(active) : undefined}
            placeholder={searchLabel ?? t("actions.search")}
            className="!shadow-none"
            autoComplete="off"
            value={text}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setText(event.target.value)
              setActive(0)
              onSearch?.(event.target.value)
            }}
          />
        </div>
        <ul
          ref={list}
          id={listId}
          role="listbox"
          aria-label={control["aria-label"] ?? valueLabel}
          aria-busy={isLoading}
          className="max-h-[240px] overflow-y-auto p-1"
        >
          {shown.map((choice, index) => (
            <li
              key={choice.value}
              id={optionId(index)}
              role="option"
              aria-selected={choice.value === value}
              onClick={() => choose(choice)}
              onMouseMove={() => setActive(index)}
              className={clx(
                "txt-compact-small grid cursor-pointer grid-cols-[15px_1fr] items-center gap-x-2 rounded-[4px] px-2 py-1.5",
                index === active && "bg-ui-bg-component-hover"
              )}
            >
              {choice.value === value ? <Check /> : <span />}
              <span className="flex min-w-0 items-baseline gap-x-2">
                <span className="shrink-0">{choice.label}</span>
                {choice.detail && (
                  <span className="text-ui-fg-subtle truncate">{choice.detail}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
        {shown.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle px-3 pb-3" role="status">
            {isLoading ? t("common.loading") : t("common.noMatches")}
          </Text>
        )}
      </Popover.Content>
    </Popover>
  )
}

function matches({ label, detail = "", value }: Choice, text: string): boolean {
  const wanted = text.trim().toLowerCase().replaceAll(" ", "_")
  return `${label} ${detail} ${value}`.toLowerCase().replaceAll(" ", "_").includes(wanted)
}
