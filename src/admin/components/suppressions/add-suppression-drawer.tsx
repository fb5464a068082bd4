import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { useCreateSuppression } from "../../hooks/api/suppressions"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { isEmail } from "../../lib/checks"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"

const EMPTY = { email: "", detail: "" }

/** Puts an address on the list by hand. */
export const AddSuppressionDrawer = () => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { mutate, isPending } = useCreateSuppression({
    onSuccess: ({ suppression }) => {
      toast.success(t("suppressions.added", { email: suppression.email ?? "" }))
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("common.saveFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial: EMPTY,
    validate: ({ email }) => ({
      email: isEmail(email.trim()) ? undefined : t("validation.email"),
    }),
    onSubmit: ({ email, detail }) =>
      mutate({ email: email.trim(), detail: detail.trim() || null }),
  })
  const { values, errors, set } = form

  return (
    <FormDrawer
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) {
          form.reset(EMPTY)
        }
        setOpen(next)
      }}
      title={t("suppressions.add")}
      description={t("suppressions.addText")}
      submitLabel={t("suppressions.addConfirm")}
      trigger={
        <Button size="small" variant="secondary" className="shrink-0">
          {t("suppressions.add")}
        </Button>
      }
      form={form}
      isSaving={isPending}
    >
      <TextField
        label={t("contacts.email")}
        type="email"
        value={values.email}
        error={errors.email}
        onChange={(email) => set({ email })}
        required
      />
      <TextField
        label={t("suppressions.detail")}
        hint={t("suppressions.detailHint")}
        value={values.detail}
        error={errors.detail}
        onChange={(detail) => set({ detail })}
        rows={3}
        maxLength={1000}
        optional
      />
    </FormDrawer>
  )
}
