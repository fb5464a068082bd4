import { XMark } from "@medusajs/icons"
import { IconButton, Kbd, clx } from "@medusajs/ui"
import type { ComponentType, ReactNode } from "react"
import { useTranslate } from "../../hooks/use-translate"

type CloseButtonProps = {
  /** The part of the dialog that closes it. */
  close: ComponentType<{ asChild?: boolean; children?: ReactNode }>
  /** The button before the key, as at the left edge of a modal. */
  isFirst?: boolean
}

export const CloseButton = ({ close: Close, isFirst = false }: CloseButtonProps) => {
  const { t } = useTranslate()
  return (
    <div className={clx("flex items-center gap-x-2", isFirst && "flex-row-reverse")}>
      <Kbd aria-hidden>esc</Kbd>
      <Close asChild>
        <IconButton
          size="small"
          type="button"
          variant="transparent"
          aria-label={t("actions.close")}
        >
          <XMark />
        </IconButton>
      </Close>
    </div>
  )
}
