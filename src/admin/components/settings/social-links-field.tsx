import type { FormErrors } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { RowsField } from "../form/rows-field"
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
  return (
    <RowsField
      label={t("brand.socialLinks")}
      none={t("brand.socialNone")}
      addLabel={t("brand.socialAdd")}
      removeLabel={(number) => t("brand.socialRemove", { number })}
      rows={links}
      create={() => (links.length < MAX_SOCIAL_LINKS ? { label: "", url: "" } : null)}
      limit={t("brand.socialLimit")}
      error={errors[path]}
      onChange={onChange}
    >
      {(link, change, index) => (
        <>
          <TextField
            label={t("brand.socialLabel")}
            value={link.label}
            onChange={(label) => change({ label })}
            error={errors[`${path}.${index}.label`]}
            placeholder="Instagram"
            maxLength={40}
          />
          <TextField
            label={t("brand.socialUrl")}
            value={link.url}
            onChange={(url) => change({ url })}
            error={errors[`${path}.${index}.url`]}
            type="url"
            placeholder="https://"
          />
        </>
      )}
    </RowsField>
  )
}
