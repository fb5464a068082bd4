import { toast } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { AdminContact } from "../../../types/http"
import { useUpdateContact } from "../../hooks/api/contacts"
import { useForm } from "../../hooks/use-form"
import { useLocaleChoices, useTimeZoneChoices } from "../../hooks/use-choices"
import { useTranslate } from "../../hooks/use-translate"
import { EditButton } from "../form/edit-button"
import { Field } from "../form/field"
import { FormDrawer } from "../form/form-drawer"
import { SearchSelect } from "../form/search-select"
import { SelectField } from "../form/select-field"
import { FREQUENCIES } from "./topics"

/** How often, in which language and when somebody is written to. */
export const DetailsDrawer = ({ contact }: { contact: AdminContact }) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const initial = {
    frequency: contact.frequency,
    locale: contact.locale ?? "",
    time_zone: contact.time_zone ?? "",
  }
  const { mutate, isPending } = useUpdateContact(contact.id, {
    onSuccess: () => {
      toast.success(t("contacts.saved"))
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("common.saveFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial,
    validate: () => ({}),
    onSubmit: ({ frequency, locale, time_zone }) => {
      if (!form.isDirty) {
        setOpen(false)
        return
      }
      // Only what was changed: what an admin says outweighs what an order says later.
      mutate({
        ...(frequency !== initial.frequency && { frequency }),
        ...(locale !== initial.locale && { locale: locale || null }),
        ...(time_zone !== initial.time_zone && { time_zone: time_zone || null }),
      })
    },
  })
  const { values, errors, set } = form
  const locales = useLocaleChoices(values.locale)
  const zones = useTimeZoneChoices(values.time_zone)
  const ownLocale = { value: "", label: t("contacts.localeOwn") }
  const ownZone = { value: "", label: t("contacts.storeTimeZone") }
  const frequencies = useMemo(
    () =>
      FREQUENCIES.map((value) => ({ value, label: t(`contacts.frequency.${value}`) })),
    [t]
  )

  return (
    <FormDrawer
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) {
          form.reset(initial)
        }
        setOpen(next)
      }}
      title={t("contacts.edit")}
      trigger={<EditButton label={t("contacts.edit")} />}
      form={form}
      isSaving={isPending}
    >
      <SelectField
        label={t("contacts.frequency.label")}
        hint={t("contacts.frequency.hint")}
        value={values.frequency}
        error={errors.frequency}
        options={frequencies}
        onChange={(frequency) => set({ frequency })}
      />
      <Field label={t("contacts.language")} error={errors.locale}>
        {(control) => (
          <SearchSelect
            {...control}
            value={values.locale}
            valueLabel={
              locales.find(({ value }) => value === values.locale)?.label ??
              ownLocale.label
            }
            choices={[ownLocale, ...locales]}
            onChange={(locale) => set({ locale })}
          />
        )}
      </Field>
      <Field
        label={t("contacts.timeZone")}
        hint={t("contacts.timeZoneHint")}
        error={errors.time_zone}
      >
        {(control) => (
          <SearchSelect
            {...control}
            value={values.time_zone}
            valueLabel={values.time_zone.replaceAll("_", " ") || ownZone.label}
            choices={[ownZone, ...zones]}
            onChange={(time_zone) => set({ time_zone })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
