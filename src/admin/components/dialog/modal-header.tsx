import { FocusModal } from "@medusajs/ui"
import type { ReactNode } from "react"
import { CloseButton } from "./close-button"

type ModalHeaderProps = {
  title: string
  actions?: ReactNode
}

/** Like `FocusModal.Header`, whose close button has no name for a screen reader. */
export const ModalHeader = ({ title, actions }: ModalHeaderProps) => (
  <div className="border-ui-border-base flex items-center justify-between gap-x-4 border-b px-4 py-2">
    <div className="flex min-w-0 items-center gap-x-4">
      <CloseButton close={FocusModal.Close} isFirst />
      <FocusModal.Title className="txt-compact-small-plus text-ui-fg-base min-w-0 truncate">
        {title}
      </FocusModal.Title>
    </div>
    {actions && <div className="flex shrink-0 items-center gap-x-2">{actions}</div>}
  </div>
)
