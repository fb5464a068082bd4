import { Plus, Trash } from "@medusajs/icons"
import { Button, Hint, IconButton, Text } from "@medusajs/ui"
import { type ReactNode, useId, useRef } from "react"

type RowsFieldProps<Row> = {
  label: string
  hint?: string
  /** What stands there while there is no row. */
  none: string
  addLabel: string
  removeLabel: (number: number) => string
  rows: Row[]
  /** A new row; nothing when no more can be added, with `limit` saying why. */
  create: () => Row | null | undefined
  limit?: string
  error?: string
  onChange: (rows: Row[]) => void
  children: (row: Row, change: (part: Partial<Row>) => void, index: number) => ReactNode
}

/** Rows of fields that can be added and removed. */
export const RowsField = <Row,>({
  label,
  hint,
  none,
  addLabel,
  removeLabel,
  rows,
  create,
  limit,
  error,
  onChange,
  children,
}: RowsFieldProps<Row>) => {
  const labelId = useId()
  const list = useRef<HTMLUListElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const next = create()

  const change = (index: number, part: Partial<Row>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))

  const add = () => {
    if (!next) {
      return
    }
    onChange([...rows, next])
    requestAnimationFrame(() =>
      list.current?.lastElementChild?.querySelector<HTMLElement>("input, button")?.focus()
    )
  }

  const remove = (index: number) => {
    onChange(rows.filter((_, at) => at !== index))
    // The button that had the focus is gone.
    addButton.current?.focus()
  }

  return (
    <div role="group" aria-labelledby={labelId} className="flex flex-col gap-y-2">
      <span id={labelId} className="txt-compact-small-plus text-ui-fg-base">
        {label}
      </span>
      {hint && <Hint className="text-pretty">{hint}</Hint>}
      {rows.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {none}
        </Text>
      )}
      <ul ref={list} className="flex flex-col gap-y-2">
        {rows.map((row, index) => (
          <li
            key={index}
            className="bg-ui-bg-component shadow-elevation-card-rest grid grid-cols-[1fr_28px] items-start gap-2 rounded-lg p-3"
          >
            <div className="flex min-w-0 flex-col gap-y-3">
              {children(row, (part) => change(index, part), index)}
            </div>
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={removeLabel(index + 1)}
              onClick={() => remove(index)}
            >
              <Trash className="text-ui-fg-subtle" />
            </IconButton>
          </li>
        ))}
      </ul>
      {error && <Hint variant="error">{error}</Hint>}
      <div className="flex items-center gap-x-3">
        <Button
          ref={addButton}
          type="button"
          size="small"
          variant="secondary"
          // Not `disabled`: after a removal the focus must find it.
          aria-disabled={!next}
          onClick={add}
        >
          <Plus />
          {addLabel}
        </Button>
        {!next && limit && <Hint>{limit}</Hint>}
      </div>
    </div>
  )
}
