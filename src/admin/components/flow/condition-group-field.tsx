import { Plus, Trash } from "@medusajs/icons"
import { Button, Hint, IconButton } from "@medusajs/ui"
import { useRef } from "react"
import type { FormErrors } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { SelectField } from "../form/select-field"
import { ConditionRow } from "./condition-row"
import {
  type ConditionValues,
  type GroupValues,
  MAX_CONDITIONS,
  MAX_DEPTH,
  NEW_GROUP,
  isGroup,
} from "./conditions-form"

type ConditionGroupFieldProps = {
  group: GroupValues
  /** Where the server finds it. */
  path: string
  errors: FormErrors
  /** 1 is the outermost. */
  depth?: number
  /** Its place among the others, for people: `2.1`; empty for the outermost. */
  place?: string
  onChange: (group: GroupValues) => void
  /** Left out for the outermost. */
  onRemove?: () => void
}

/** Conditions of which all or any have to hold, and groups of such. */
export const ConditionGroupField = ({
  group,
  path,
  errors,
  depth = 1,
  place = "",
  onChange,
  onRemove,
}: ConditionGroupFieldProps) => {
  const { t } = useTranslate()
  const list = useRef<HTMLUListElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const { match, conditions } = group
  const isFull = conditions.length >= MAX_CONDITIONS

  const add = (member: ConditionValues | GroupValues) => {
    if (isFull) {
      return
    }
    onChange({ ...group, conditions: [...conditions, member] })
    requestAnimationFrame(() =>
      list.current?.lastElementChild?.querySelector<HTMLElement>("button")?.focus()
    )
  }
  const change = (index: number, member: ConditionValues | GroupValues) =>
    onChange({
      ...group,
      conditions: conditions.map((known, at) => (at === index ? member : known)),
    })
  const remove = (index: number) => {
    onChange({ ...group, conditions: conditions.filter((_, at) => at !== index) })
    // The button that had the focus is gone.
    addButton.current?.focus()
  }
  const placeOf = (index: number) => (place ? `${place}.${index + 1}` : `${index + 1}`)

  const content = (
    <>
      <div className="grid grid-cols-[1fr_28px] items-end gap-2">
        <SelectField
          label={t("conditions.match")}
          value={match}
          options={(["all", "any"] as const).map((value) => ({
            value,
            label: t(`conditions.matches.${value}`),
          }))}
          onChange={(value) => onChange({ ...group, match: value })}
        />
        {onRemove && (
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("actions.removeOne", {
              name: t("conditions.group", { place }),
            })}
            onClick={onRemove}
          >
            <Trash className="text-ui-fg-subtle" />
          </IconButton>
        )}
      </div>
      <ul ref={list} className="flex flex-col gap-y-2">
        {conditions.map((member, index) => {
          const at = `${path}.conditions.${index}`
          const common = { path: at, errors, onRemove: () => remove(index) }
          return isGroup<ConditionValues, GroupValues>(member) ? (
            <li key={index}>
              <ConditionGroupField
                {...common}
                group={member}
                depth={depth + 1}
                place={placeOf(index)}
                onChange={(inner) => change(index, inner)}
              />
            </li>
          ) : (
            <ConditionRow
              {...common}
              key={index}
              condition={member}
              name={t("conditions.condition", { place: placeOf(index) })}
              onChange={(inner) => change(index, inner)}
            />
          )
        })}
      </ul>
      {errors[path] && <Hint variant="error">{errors[path]}</Hint>}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          ref={addButton}
          type="button"
          size="small"
          variant="secondary"
          // Not `disabled`: after a removal the focus must find it.
          aria-disabled={isFull}
          onClick={() => add(NEW_GROUP.conditions[0])}
        >
          <Plus />
          {t("conditions.addCondition")}
        </Button>
        {depth < MAX_DEPTH && (
          <Button
            type="button"
            size="small"
            variant="transparent"
            aria-disabled={isFull}
            onClick={() => add({ ...NEW_GROUP, match: match === "all" ? "any" : "all" })}
          >
            <Plus />
            {t("conditions.addGroup")}
          </Button>
        )}
        {isFull && <Hint>{t("conditions.limit", { count: MAX_CONDITIONS })}</Hint>}
      </div>
    </>
  )
  return depth === 1 ? (
    content
  ) : (
    <div
      role="group"
      aria-label={t("conditions.group", { place })}
      className="border-ui-border-strong flex flex-col gap-y-2 rounded-r-lg border-l-2 py-1 pl-3"
    >
      {content}
    </div>
  )
}
