import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminUpdateSettings } from "../../../types/http"
import { useUpdateSettings } from "../../hooks/api/settings"
import { type FormErrors, useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"

type SettingsFormOptions<Values> = {
  /** Name of the section, for the message that it is saved. */
  section: string
  /** The saved settings as the form holds them. Paths are those of the settings. */
  initial: Values
  validate: (values: Values) => FormErrors
  toInput: (values: Values) => AdminUpdateSettings
}

/** One part of the settings, opened for editing: it starts from what is saved, and stays open until the server took it. */
export function useSettingsForm<Values>({
  section,
  initial,
  validate,
  toInput,
}: SettingsFormOptions<Values>) {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { mutate, isPending } = useUpdateSettings({
    onSuccess: () => {
      toast.success(t("common.saved", { section }))
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("common.saveFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial,
    validate,
    onSubmit: (values) => mutate(toInput(values)),
  })

  const onOpenChange = (next: boolean) => {
    if (next) {
      form.reset(initial)
    }
    setOpen(next)
  }

  return { form, isOpen, onOpenChange, isSaving: isPending }
}

/** What the server is told about a text: an empty one clears the setting. */
export const orNull = (text: string): string | null => text.trim() || null
