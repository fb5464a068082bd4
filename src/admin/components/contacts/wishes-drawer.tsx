import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminContact } from "../../../types/http"
import { useUpdateContact } from "../../hooks/api/contacts"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { EditButton } from "../form/edit-button"
import { FormDrawer } from "../form/form-drawer"
import { SelectField } from "../form/select-field"
import { TextField } from "../form/text-field"
import { CONSENT_TOPICS, type ConsentTopic } from "./topics"

/** `as-is` leaves the log alone; the others add a row to it. */
type Wish = "as-is" | "yes" | "no"
type WishesValues = { topics: Record<ConsentTopic, Wish>; wording: string }

/** Records what somebody told the store, with how the store knows it. */
export const WishesDrawer = ({ contact }: { contact: AdminContact }) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { mutate, isPending } = useUpdateContact(contact.id, {
    onSuccess: () => {
      toast.success(t("wishes.saved"))
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("common.saveFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm<WishesValues>({
    initial: UNCHANGED,
    validate: ({ topics, wording }) => ({
      wording:
        Object.values(topics).includes("yes") && !wording.trim()
          ? t("wishes.wordingMissing")
          : undefined,
    }),
    onSubmit: ({ topics, wording }) => {
      const changed = CONSENT_TOPICS.filter((topic) => topics[topic] !== "as-is")
      if (changed.length === 0) {
        setOpen(false)
        return
      }
      mutate({
        topics: Object.fromEntries(
          changed.map((topic) => [topic, topics[topic] === "yes"])
        ),
        wording: wording.trim() || undefined,
      })
    },
  })
  const { values, errors, set } = form

  const optionsFor = (topic: ConsentTopic) => {
    const now = contact.consents[topic]
    return [
      { value: "as-is" as const, label: t(`wishes.state.${now ?? "silent"}`) },
      ...(now === "granted" ? [] : [{ value: "yes" as const, label: t("wishes.toYes") }]),
      ...(now === "withdrawn" ? [] : [{ value: "no" as const, label: t("wishes.toNo") }]),
    ]
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) {
          form.reset(UNCHANGED)
        }
        setOpen(next)
      }}
      title={t("wishes.edit")}
      description={t("wishes.editText")}
      trigger={<EditButton label={t("wishes.edit")} />}
      form={form}
      isSaving={isPending}
    >
      {CONSENT_TOPICS.map((topic) => (
        <SelectField
          key={topic}
          label={t(`topics.${topic}.title`)}
          value={values.topics[topic]}
          error={errors[`topics.${topic}`]}
          options={optionsFor(topic)}
          onChange={(wish) => set({ topics: { ...values.topics, [topic]: wish } })}
        />
      ))}
      <TextField
        label={t("wishes.wording")}
        hint={t("wishes.wordingHint")}
        value={values.wording}
        error={errors.wording}
        onChange={(wording) => set({ wording })}
        rows={3}
        maxLength={1000}
        required={Object.values(values.topics).includes("yes")}
      />
    </FormDrawer>
  )
}

const UNCHANGED: WishesValues = {
  topics: {
    tips: "as-is",
    reviews: "as-is",
    surveys: "as-is",
    offers: "as-is",
    reminders: "as-is",
    tracking: "as-is",
  },
  wording: "",
}
