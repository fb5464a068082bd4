import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReview } from "../../../types/http"
import { useRespondToReview } from "../../hooks/api/reviews"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"

/** The server takes no more. */
const MAX_RESPONSE = 5000

type RespondDrawerProps = { review: Pick<AdminReview, "id" | "response"> }

/** The store's public answer. */
export const RespondDrawer = ({ review }: RespondDrawerProps) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const initial = { response: review.response ?? "" }
  const label = t(review.response ? "reviews.respondEdit" : "reviews.respond")
  const { mutate, isPending } = useRespondToReview(review.id, {
    onSuccess: () => {
      toast.success(t("reviews.responded"))
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("reviews.respondFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial,
    validate: ({ response }) => ({
      response:
        response.trim().length > MAX_RESPONSE ? t("reviews.respondTooLong") : undefined,
    }),
    onSubmit: ({ response }) => mutate({ response: response.trim() || null }),
  })

  return (
    <FormDrawer
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) {
          form.reset(initial)
        }
        setOpen(next)
      }}
      title={label}
      description={t("reviews.respondText")}
      trigger={
        <Button size="small" variant="secondary">
          {label}
        </Button>
      }
      form={form}
      isSaving={isPending}
    >
      <TextField
        label={t("reviews.response")}
        hint={t("reviews.responseHint")}
        value={form.values.response}
        error={form.errors.response}
        onChange={(response) => form.set({ response })}
        rows={8}
      />
    </FormDrawer>
  )
}
