import { Button, FocusModal } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminFlow } from "../../../types/http"
import { useTranslate } from "../../hooks/use-translate"
import { ModalHeader } from "../dialog/modal-header"
import { EditButton } from "../form/edit-button"
import { useGuardedClose } from "../form/use-guarded-close"
import { PreviewPanel } from "../preview/preview-panel"
import { BrandFields } from "./brand-fields"
import { type Brand, toInput, toPreview, toValues, validate } from "./brand-form"
import { useSettingsForm } from "./use-settings-form"

type BrandEditorProps = { brand: Brand; flows: AdminFlow[] }

/** The brand's form beside a mail that shows every change before it is saved. */
export const BrandEditor = ({ brand, flows }: BrandEditorProps) => {
  const { t } = useTranslate()
  const { form, isOpen, onOpenChange, isSaving } = useSettingsForm({
    section: t("brand.title"),
    initial: toValues(brand),
    validate: (values) => validate(values, t),
    toInput,
  })
  const close = useGuardedClose(form.isDirty, () => onOpenChange(false))

  const wrong = useMemo(() => validate(form.values, t), [form.values, t])
  const unsaved = useMemo(() => toPreview(form.values, wrong), [form.values, wrong])
  const isHeld = Object.values(wrong).some(Boolean)

  return (
    <FocusModal
      open={isOpen}
      onOpenChange={(next) => (next ? onOpenChange(true) : void close())}
    >
      <FocusModal.Trigger asChild>
        <EditButton label={t("brand.edit")} />
      </FocusModal.Trigger>
      <FocusModal.Content onOpenAutoFocus={form.focusFirst} aria-describedby={undefined}>
        <ModalHeader
          title={t("brand.edit")}
          actions={
            <>
              <Button
                type="button"
                size="small"
                variant="secondary"
                disabled={isSaving}
                onClick={() => void close()}
              >
                {t("actions.cancel")}
              </Button>
              <Button
                type="submit"
                form="post-purchase-brand"
                size="small"
                isLoading={isSaving}
                disabled={isSaving}
              >
                {t("actions.save")}
              </Button>
            </>
          }
        />
        <FocusModal.Body className="flex min-h-0 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
          <form
            {...form.formProps}
            id="post-purchase-brand"
            aria-label={t("brand.edit")}
            className="w-full shrink-0 p-6 lg:w-[400px] lg:overflow-y-auto lg:border-r"
          >
            <BrandFields form={form} />
          </form>
          <div className="h-[900px] w-full min-w-0 shrink-0 border-t lg:h-auto lg:flex-1 lg:shrink lg:border-t-0">
            <PreviewPanel
              flows={flows}
              settings={unsaved}
              note={
                isHeld
                  ? t("preview.held")
                  : form.isDirty
                    ? t("preview.unsaved")
                    : undefined
              }
              isFilling
            />
          </div>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
