import { Button, FocusModal, toast } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useWriteFollowUp } from "../../hooks/api/follow-ups"
import { useForm } from "../../hooks/use-form"
import { useTranslate } from "../../hooks/use-translate"
import { ModalHeader } from "../dialog/modal-header"
import { useGuardedClose } from "../form/use-guarded-close"
import { FollowUpFields } from "./follow-up-fields"
import { type Addressee, EMPTY, toDraft, validate } from "./follow-up-form"
import { FollowUpPreview } from "./follow-up-preview"

const FORM_ID = "post-purchase-follow-up"

type FollowUpModalProps = {
  addressee: Addressee
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  returnFocus: () => void
}

/** A letter to one customer, beside the mail that it becomes. */
export const FollowUpModal = ({ isOpen, ...props }: FollowUpModalProps) =>
  // Each letter is a form of its own, with a key of its own.
  isOpen ? <OpenModal {...props} /> : null

const OpenModal = ({
  addressee,
  onOpenChange,
  returnFocus,
}: Omit<FollowUpModalProps, "isOpen">) => {
  const { t } = useTranslate()
  // Kept when something fails: a letter that arrived all the same is not sent a second time.
  const [dedupeKey] = useState(newKey)
  const { mutate, isPending } = useWriteFollowUp({
    onSuccess: ({ follow_up }) => {
      toast.success(t("followUp.sent"), {
        description: t(
          follow_up.purpose === "marketing"
            ? "followUp.sentMarketing"
            : "followUp.sentText"
        ),
      })
      onOpenChange(false)
    },
    onError: (error) => {
      toast.error(t("followUp.failed"), { description: error.message })
      form.refuse(error.message)
    },
  })
  const form = useForm({
    initial: EMPTY,
    validate: (values) => validate(values, t),
    onSubmit: (values) =>
      mutate({ ...toDraft(values, addressee), dedupe_key: dedupeKey }),
  })
  const close = useGuardedClose(form.isDirty, () => onOpenChange(false))
  const { order_id, customer_id } = addressee
  const draft = useMemo(
    () => toDraft(form.values, { order_id, customer_id }),
    [form.values, order_id, customer_id]
  )

  return (
    <FocusModal open onOpenChange={(next) => (next ? undefined : void close())}>
      <FocusModal.Content
        onOpenAutoFocus={form.focusFirst}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          returnFocus()
        }}
        aria-describedby={undefined}
      >
        <ModalHeader
          title={t("followUp.action")}
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
                form={FORM_ID}
                size="small"
                isLoading={isPending}
                disabled={isPending}
              >
                {t("followUp.send")}
              </Button>
            </>
          }
        />
        <FocusModal.Body className="flex min-h-0 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
          <form
            {...form.formProps}
            id={FORM_ID}
            aria-label={t("followUp.action")}
            className="w-full shrink-0 p-6 lg:w-[440px] lg:overflow-y-auto lg:border-r"
          >
            <FollowUpFields form={form} />
          </form>
          <div className="h-[900px] w-full min-w-0 shrink-0 border-t lg:h-auto lg:flex-1 lg:shrink lg:border-t-0">
            <FollowUpPreview draft={draft} />
          </div>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}

const newKey = (): string => {
  // `randomUUID` is there on secure pages only, and some dashboards run on plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `admin-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`
}
