import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type EmptyStateProps = {
  icon: ReactNode
  title: string
  text: string
}

export const EmptyState = ({ icon, title, text }: EmptyStateProps) => (
  <div className="flex flex-col items-center gap-y-2 px-6 py-8 text-center">
    <span className="text-ui-fg-subtle">{icon}</span>
    <div>
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {text}
      </Text>
    </div>
  </div>
)
