import { Button, FocusModal, toast } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { AdminProductGuide } from "../../../types/http"
import { useSaveProductGuide } from "../../hooks/api/guides"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { ModalHeader } from "../dialog/modal-header"
import { EditButton } from "../form/edit-button"
import { useGuardedClose } from "../form/use-guarded-close"
import { GuideFields } from "./guide-fields"
import { languageOfError, toInput, toPreview, toValues, validate } from "./guide-form"
import { GuidePreview } from "./guide-preview"

type GuideEditorProps = {
  productId: string
  productTitle: string
  guide: AdminProductGuide | null
}

/** The guide's form beside the mail that shows every change before it is saved. */
export const GuideEditor = ({ productId, productTitle, guide }: GuideEditorProps) => {
  const { t, language: dashboardLanguage } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const initial = useMemo(() => toValues(guide), [guide])
  const own = dashboardLanguage.slice(0, 2)
  const [language, setLanguage] = useState(own in initial.texts ? own : "en")
  const { mutate, isPending } = useSaveProductGuide(productId, {
    onSuccess: () => {
      toast.success(t("guide.saved"), { description: productTitle })
      setOpen(false)
    },
    onError: (error) => {
      toast.error(t("common.saveFailed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial,
    validate: (values) => validate(values, t),
    onSubmit: (values) => mutate(toInput(values)),
    onInvalid: (errors) => setLanguage((shown) => languageOfError(errors) ?? shown),
  })
  const open = (next: boolean) => {
    if (next) {
      form.reset(initial)
    }
    setOpen(next)
  }
  const close = useGuardedClose(form.isDirty, () => open(false))

  const wrong = useMemo(() => validate(form.values, t), [form.values, t])
  const unsaved = useMemo(() => toPreview(form.values, wrong), [form.values, wrong])
  const isHeld = Object.values(wrong).some(Boolean)
  const title = t("guide.editOf", { product: productTitle })

  return (
    <FocusModal open={isOpen} onOpenChange={(next) => (next ? open(true) : void close())}>
      <FocusModal.Trigger asChild>
        <EditButton label={t("guide.edit")} />
      </FocusModal.Trigger>
      <FocusModal.Content onOpenAutoFocus={form.focusFirst} aria-describedby={undefined}>
        <ModalHeader
          title={title}
          actions={
            <>
              <Button
                type="button"
                size="small"
                variant="secondary"
                disabled={isPending}
                onClick={() => void close()}
              >
                {t("actions.cancel")}
              </Button>
              <Button
                type="submit"
                form="post-purchase-guide"
                size="small"
                isLoading={isPending}
                disabled={isPending}
              >
                {t("actions.save")}
              </Button>
            </>
          }
        />
        <FocusModal.Body className="flex min-h-0 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
          <form
            {...form.formProps}
            id="post-purchase-guide"
            aria-label={title}
            className="w-full shrink-0 p-6 lg:w-[480px] lg:overflow-y-auto lg:border-r"
          >
            <GuideFields
              form={form}
              productId={productId}
              language={language}
              onLanguage={setLanguage}
            />
          </form>
          <div className="h-[900px] w-full min-w-0 shrink-0 border-t lg:h-auto lg:flex-1 lg:shrink lg:border-t-0">
            <GuidePreview
              productId={productId}
              guide={unsaved}
              locale={language}
              note={
                isHeld ? t("guide.held") : form.isDirty ? t("preview.unsaved") : undefined
              }
            />
          </div>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
