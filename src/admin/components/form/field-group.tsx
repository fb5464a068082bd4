import { Heading, Text } from "@medusajs/ui"
import { type ReactNode, useId } from "react"

type FieldGroupProps = { title: string; hint?: string; children: ReactNode }

/** Fields under one heading. */
export const FieldGroup = ({ title, hint, children }: FieldGroupProps) => {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-4">
      <div>
        <Heading level="h2" id={id}>
          {title}
        </Heading>
        {hint && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {hint}
          </Text>
        )}
      </div>
      {children}
    </div>
  )
}
