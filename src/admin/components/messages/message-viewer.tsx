import { Eye } from "@medusajs/icons"
import { Button, FocusModal, Skeleton } from "@medusajs/ui"
import { useState } from "react"
import type { AdminMessage } from "../../../types/http"
import { useMessage } from "../../hooks/api/messages"
import { useTranslate } from "../../hooks/use-translate"
import { ModalHeader } from "../dialog/modal-header"
import { LoadError } from "../section/load-error"
import { MessageContent } from "./message-content"

type MessageViewerProps = { message: AdminMessage; title: string }

/** Opens a mail as the customer saw it. */
export const MessageViewer = ({ message, title }: MessageViewerProps) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useMessage(message.id, { enabled: isOpen })

  return (
    <FocusModal open={isOpen} onOpenChange={setOpen}>
      <FocusModal.Trigger asChild>
        <Button
          size="small"
          variant="transparent"
          className="text-ui-fg-subtle -ml-2 px-2"
          aria-label={t("messages.openLabel", { title })}
        >
          <Eye />
          {t("messages.open")}
        </Button>
      </FocusModal.Trigger>
      <FocusModal.Content aria-describedby={undefined}>
        <ModalHeader title={title} />
        <FocusModal.Body className="flex min-h-0 flex-col">
          {error && <LoadError error={error} onRetry={() => void refetch()} />}
          {!data && !error && (
            <div className="flex flex-1 flex-col gap-y-4 p-6" aria-busy="true">
              <span className="sr-only">{t("common.loading")}</span>
              <Skeleton className="h-20 w-full" />
              <Skeleton className="mx-auto w-full max-w-[720px] flex-1" />
            </div>
          )}
          {data && <MessageContent message={data.message} />}
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
