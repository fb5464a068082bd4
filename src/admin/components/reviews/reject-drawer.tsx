import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReview } from "../../../types/http"
import { useDecideReview } from "../../hooks/api/reviews"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { ChoiceField } from "../form/choice-field"
import { FormDrawer } from "../form/form-drawer"
import { SwitchField } from "../form/switch-field"
import { TextField } from "../form/text-field"

type Reason = NonNullable<AdminReview["rejection_reason"]>

/** The closed list of what a store may reject for. */
const REASONS: Reason[] = [
  "abusive",
  "personal-information",
  "discriminatory",
  "confidential",
  "false-or-misleading",
  "fake",
  "unrelated",
]

type RejectDrawerProps = {
  review: Pick<AdminReview, "id" | "version" | "published_version">
}

/** Keeps a version from the public, for a lawful reason. */
export const RejectDrawer = ({ review }: RejectDrawerProps) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { id, version, published_version } = review
  const isEarlierPublic = published_version !== null && published_version !== version
  const initial: { reason: Reason | ""; note: string; withdraw: boolean } = {
    reason: "",
    note: "",
    withdraw: false,
  }
  const { mutate, isPending } = useDecideReview(id, {
    onSuccess: () => {
      toast.success(t("reviews.rejected"))
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("reviews.decideFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial,
    validate: ({ reason }) => ({
      reason: reason ? undefined : t("reviews.reasonMissing"),
    }),
    onSubmit: ({ reason, note, withdraw }) => {
      if (reason) {
        const decision = { decision: "reject" as const, version, reason }
        mutate({ ...decision, note: note.trim() || null, withdraw })
      }
    },
  })
  const { values, errors, set } = form

  return (
    <FormDrawer
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) {
          form.reset(initial)
        }
        setOpen(next)
      }}
      title={t("reviews.rejectTitle")}
      description={t("reviews.rejectText")}
      submitLabel={t("reviews.rejectConfirm")}
      isDangerous
      trigger={
        <Button size="small" variant="secondary">
          {t("reviews.reject")}
        </Button>
      }
      form={form}
      isSaving={isPending}
    >
      <ChoiceField
        label={t("reviews.reasonLabel")}
        value={values.reason}
        error={errors.reason}
        options={REASONS.map((value) => ({
          value,
          label: t(`reviews.reason.${value}.title`),
          description: t(`reviews.reason.${value}.text`),
        }))}
        onChange={(reason) => set({ reason })}
      />
      <TextField
        label={t("reviews.note")}
        hint={t("reviews.noteHint")}
        value={values.note}
        error={errors.note}
        onChange={(note) => set({ note })}
        rows={3}
        maxLength={2000}
        optional
      />
      {isEarlierPublic && (
        <SwitchField
          label={t("reviews.withdraw")}
          hint={t("reviews.withdrawHint")}
          isOn={values.withdraw}
          onChange={(withdraw) => set({ withdraw })}
        />
      )}
    </FormDrawer>
  )
}
