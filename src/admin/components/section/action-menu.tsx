import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton, clx } from "@medusajs/ui"
import { Fragment, type ReactNode, forwardRef } from "react"
import { useTranslate } from "../../hooks/use-translate"

export type Action = {
  label: string
  icon: ReactNode
  onClick: () => void
  isDisabled?: boolean
}

type ActionMenuProps = {
  /** Groups with a line between them; empty ones are left out. */
  groups: Action[][]
}

/** The three dots: what can be done besides the one thing that has a button. */
export const ActionMenu = forwardRef<HTMLButtonElement, ActionMenuProps>(
  ({ groups }, ref) => {
    const { t } = useTranslate()
    return (
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            ref={ref}
            size="small"
            variant="transparent"
            aria-label={t("actions.more")}
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content>
          {groups
            .filter((actions) => actions.length > 0)
            .map((actions, index) => (
              <Fragment key={index}>
                {index > 0 && <DropdownMenu.Separator />}
                {actions.map(({ label, icon, onClick, isDisabled }) => (
                  <DropdownMenu.Item
                    key={label}
                    disabled={isDisabled}
                    className={clx(
                      "[&_svg]:text-ui-fg-subtle flex items-center gap-x-2",
                      isDisabled && "[&_svg]:text-ui-fg-disabled"
                    )}
                    onClick={onClick}
                  >
                    {icon}
                    <span>{label}</span>
                  </DropdownMenu.Item>
                ))}
              </Fragment>
            ))}
        </DropdownMenu.Content>
      </DropdownMenu>
    )
  }
)
ActionMenu.displayName = "ActionMenu"
