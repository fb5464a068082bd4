import { Plus, Trash } from "@medusajs/icons"
import { Button, Hint, IconButton, Text } from "@medusajs/ui"
import { useId, useRef } from "react"
import type { FormErrors } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { TextField } from "../form/text-field"
import { MAX_SOCIAL_LINKS } from "./brand-form"

type Link = { label: string; url: string }

type SocialLinksFieldProps = {
  links: Link[]
  errors: FormErrors
  /** Where the server finds the list. */
  path: string
  onChange: (links: Link[]) => void
}

/** Links in rows that can be added and removed. */
export const SocialLinksField = ({
  links,
  errors,
  path,
  onChange,
}: SocialLinksFieldProps) => {
  const { t } = useTranslate()
  const labelId = useId()
  const list = useRef<HTMLUListElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const isFull = links.length >= MAX_SOCIAL_LINKS

  const change = (index: number, part: Partial<Link>) =>
    onChange(links.map((link, at) => (at === index ? { ...link, ...part } : link)))

  const add = () => {
    onChange([...links, { label: "", url: "" }])
    requestAnimationFrame(() =>
      list.current?.lastElementChild?.querySelector<HTMLElement>("input")?.focus()
    )
  }

  const remove = (index: number) => {
    onChange(links.filter((_, at) => at !== index))
    // The button that had the focus is gone.
    addButton.current?.focus()
  }

  return (
    <div role="group" aria-labelledby={labelId} className="flex flex-col gap-y-2">
      <span id={labelId} className="txt-compact-small-plus text-ui-fg-base">
        {t("brand.socialLinks")}
      </span>
      {links.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("brand.socialNone")}
        </Text>
      )}
      <ul ref={list} className="flex flex-col gap-y-2">
        {links.map((link, index) => (
          <li
            key={index}
            className="bg-ui-bg-component shadow-elevation-card-rest grid grid-cols-[1fr_28px] items-start gap-2 rounded-lg p-3"
          >
            <div className="flex flex-col gap-y-3">
              <TextField
                label={t("brand.socialLabel")}
                value={link.label}
                onChange={(label) => change(index, { label })}
                error={errors[`${path}.${index}.label`]}
                placeholder="Instagram"
                maxLength={40}
              />
              <TextField
                label={t("brand.socialUrl")}
                value={link.url}
                onChange={(url) => change(index, { url })}
                error={errors[`${path}.${index}.url`]}
                type="url"
                placeholder="https://"
              />
            </div>
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={t("brand.socialRemove", { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash className="text-ui-fg-subtle" />
            </IconButton>
          </li>
        ))}
      </ul>
      {errors[path] && <Hint variant="error">{errors[path]}</Hint>}
      <div className="flex items-center gap-x-3">
        <Button
          ref={addButton}
          type="button"
          size="small"
          variant="secondary"
          // Not `disabled`: after a removal the focus must find it.
          aria-disabled={isFull}
          onClick={() => !isFull && add()}
        >
          <Plus />
          {t("brand.socialAdd")}
        </Button>
        {isFull && <Hint>{t("brand.socialLimit")}</Hint>}
      </div>
    </div>
  )
}
