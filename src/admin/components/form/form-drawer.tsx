import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { Form } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { DrawerHeader } from "../dialog/drawer-header"
import { useGuardedClose } from "./use-guarded-close"

type FormDrawerProps<Values> = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  description?: string
  /** The button that opens it; focus returns there. Left out: `returnFocus` says where. */
  trigger?: ReactNode
  returnFocus?: () => void
  form: Form<Values>
  isSaving: boolean
  submitLabel?: string
  cancelLabel?: string
  isSubmitDisabled?: boolean
  /** What it does cannot be taken back. */
  isDangerous?: boolean
  children: ReactNode
}

/** A form in a drawer, as Medusa edits: it closes when it is saved, and nothing is lost before. */
export const FormDrawer = <Values,>({
  isOpen,
  onOpenChange,
  title,
  description,
  trigger,
  returnFocus,
  form,
  isSaving,
  submitLabel,
  cancelLabel,
  isSubmitDisabled,
  isDangerous = false,
  children,
}: FormDrawerProps<Values>) => {
  const { t } = useTranslate()
  const close = useGuardedClose(form.isDirty, () => onOpenChange(false))

  return (
    <Drawer
      open={isOpen}
      onOpenChange={(next) => (next ? onOpenChange(true) : void close())}
    >
      {trigger && <Drawer.Trigger asChild>{trigger}</Drawer.Trigger>}
      <Drawer.Content
        onOpenAutoFocus={form.focusFirst}
        onCloseAutoFocus={(event) => {
          if (returnFocus) {
            event.preventDefault()
            returnFocus()
          }
        }}
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <DrawerHeader title={title} description={description} />
        <form {...form.formProps} className="flex min-h-0 flex-1 flex-col">
          <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            {children}
          </Drawer.Body>
          <Drawer.Footer>
            <Button
              type="button"
              size="small"
              variant="secondary"
              disabled={isSaving}
              onClick={() => void close()}
            >
              {cancelLabel ?? t("actions.cancel")}
            </Button>
            <Button
              type="submit"
              size="small"
              variant={isDangerous ? "danger" : "primary"}
              isLoading={isSaving}
              disabled={isSaving || isSubmitDisabled}
            >
              {submitLabel ?? t("actions.save")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
