import { Button } from "@medusajs/ui"
import { type ComponentPropsWithoutRef, forwardRef } from "react"
import { useTranslate } from "../../hooks/use-translate"

type EditButtonProps = ComponentPropsWithoutRef<typeof Button> & {
  /** The whole name for screen readers: a page has many "Edit". */
  label: string
}

export const EditButton = forwardRef<HTMLButtonElement, EditButtonProps>(
  ({ label, ...props }, ref) => {
    const { t } = useTranslate()
    return (
      <Button ref={ref} size="small" variant="secondary" aria-label={label} {...props}>
        {t("actions.edit")}
      </Button>
    )
  }
)
EditButton.displayName = "EditButton"
