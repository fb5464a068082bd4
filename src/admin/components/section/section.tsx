import { Container, Heading, Text } from "@medusajs/ui"
import { type ReactNode, useId } from "react"

type SectionProps = {
  title: string
  description?: string
  /** Right of the title. */
  actions?: ReactNode
  /** For links from elsewhere: `…#anchor` leads to this section. */
  anchor?: string
  /** The page's own heading is a level higher. */
  level?: "h1" | "h2"
  children?: ReactNode
}

/** One block of a page, headed as Medusa's own are, and a landmark by its heading. */
export const Section = ({
  title,
  description,
  actions,
  anchor,
  level = "h2",
  children,
}: SectionProps) => {
  const id = useId()
  return (
    <Container
      id={anchor}
      className="divide-y p-0"
      role="region"
      aria-labelledby={id}
      data-post-purchase=""
    >
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div className="min-w-0">
          <Heading level={level} id={id} className="break-words">
            {title}
          </Heading>
          {description && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {description}
            </Text>
          )}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-x-2">{actions}</div>}
      </div>
      {children}
    </Container>
  )
}
