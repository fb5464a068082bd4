import { useTranslate } from "../../hooks/use-translate"
import { isWebUrl } from "../../lib/checks"
import { EditButton } from "../form/edit-button"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"
import { orNull, useSettingsForm } from "./use-settings-form"

export const LinksDrawer = ({ publicUrl }: { publicUrl: string | null }) => {
  const { t } = useTranslate()
  const { form, ...drawer } = useSettingsForm({
    section: t("links.title"),
    initial: { public_url: publicUrl ?? "" },
    validate: ({ public_url }) => ({
      public_url:
        public_url.trim() && !isWebUrl(public_url.trim())
          ? t("validation.url")
          : undefined,
    }),
    toInput: ({ public_url }) => ({ public_url: orNull(public_url) }),
  })

  return (
    <FormDrawer
      {...drawer}
      form={form}
      title={t("links.edit")}
      trigger={<EditButton label={t("links.edit")} />}
    >
      <TextField
        label={t("links.publicUrl")}
        hint={t("links.publicUrlHint")}
        type="url"
        placeholder="https://api.example.com"
        value={form.values.public_url}
        error={form.errors.public_url}
        onChange={(public_url) => form.set({ public_url })}
      />
    </FormDrawer>
  )
}
