import { Drawer } from "@medusajs/ui"
import { CloseButton } from "./close-button"

type DrawerHeaderProps = { title: string; description?: string }

/** Like `Drawer.Header`, whose close button has no name for a screen reader. */
export const DrawerHeader = ({ title, description }: DrawerHeaderProps) => (
  <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
    <div className="flex flex-col gap-y-1">
      <Drawer.Title>{title}</Drawer.Title>
      {description && (
        <Drawer.Description className="text-ui-fg-subtle txt-small text-pretty">
          {description}
        </Drawer.Description>
      )}
    </div>
    <CloseButton close={Drawer.Close} />
  </div>
)
