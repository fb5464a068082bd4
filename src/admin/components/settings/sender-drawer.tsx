import type { AdminSettingsResponse } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { isEmail } from "../../lib/checks"
import { EditButton } from "../form/edit-button"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"
import { orNull, useSettingsForm } from "./use-settings-form"

type Sender = AdminSettingsResponse["settings"]["sender"]

export const SenderDrawer = ({ sender }: { sender: Sender }) => {
  const { t } = useTranslate()
  const emailError = (value: string) =>
    value.trim() && !isEmail(value.trim()) ? t("validation.email") : undefined

  const { form, ...drawer } = useSettingsForm({
    section: t("sender.title"),
    initial: {
      sender: {
        name: sender.name ?? "",
        address: sender.address ?? "",
        reply_to: sender.reply_to ?? "",
      },
    },
    validate: ({ sender: { address, reply_to } }) => ({
      "sender.address": emailError(address),
      "sender.reply_to": emailError(reply_to),
    }),
    toInput: ({ sender: { name, address, reply_to } }) => ({
      sender: {
        name: orNull(name),
        address: orNull(address),
        reply_to: orNull(reply_to),
      },
    }),
  })

  const field = (name: keyof Sender) => ({
    value: form.values.sender[name],
    error: form.errors[`sender.${name}`],
    onChange: (value: string) =>
      form.set({ sender: { ...form.values.sender, [name]: value } }),
  })

  return (
    <FormDrawer
      {...drawer}
      form={form}
      title={t("sender.edit")}
      trigger={<EditButton label={t("sender.edit")} />}
    >
      <TextField
        {...field("name")}
        label={t("sender.name")}
        hint={t("sender.nameHint")}
        maxLength={100}
      />
      <TextField
        {...field("address")}
        label={t("sender.address")}
        hint={t("sender.addressHint")}
        type="email"
        placeholder="orders@example.com"
      />
      <TextField
        {...field("reply_to")}
        label={t("sender.replyTo")}
        hint={t("sender.replyToHint")}
        type="email"
        optional
      />
    </FormDrawer>
  )
}
