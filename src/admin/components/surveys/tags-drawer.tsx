import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminSurveyAnswer } from "../../../types/http"
import { useTagSurveyAnswer } from "../../hooks/api/surveys"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { EditButton } from "../form/edit-button"
import { FormDrawer } from "../form/form-drawer"
import { TextField } from "../form/text-field"

const MAX_TAGS = 20
const MAX_LENGTH = 40

/** The words by which the shop sorts an answer. */
export const TagsDrawer = ({ answer }: { answer: AdminSurveyAnswer }) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const initial = { tags: answer.tags.join(", ") }
  const { mutate, isPending } = useTagSurveyAnswer(answer.id, {
    onSuccess: () => {
      toast.success(t("surveys.tagged"))
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("common.saveFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial,
    validate: ({ tags }) => ({
      tags:
        toTags(tags).length > MAX_TAGS ||
        toTags(tags).some((tag) => tag.length > MAX_LENGTH)
          ? t("surveys.tagsInvalid", { count: MAX_TAGS, length: MAX_LENGTH })
          : undefined,
    }),
    onSubmit: ({ tags }) => mutate({ tags: toTags(tags) }),
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
      form={form}
      isSaving={isPending}
      title={t("surveys.editTags")}
      description={answer.comment ?? undefined}
      trigger={
        <EditButton
          label={t("surveys.editTagsOf", {
            score: answer.score,
            email: answer.email ?? t("surveys.erased"),
          })}
        />
      }
    >
      <TextField
        label={t("surveys.tags")}
        hint={t("surveys.tagsHint")}
        value={form.values.tags}
        error={form.errors.tags}
        onChange={(tags) => form.set({ tags })}
      />
    </FormDrawer>
  )
}

const toTags = (text: string): string[] =>
  text
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean)
