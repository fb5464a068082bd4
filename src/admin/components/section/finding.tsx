import { ExclamationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type FindingProps = {
  title: string
  text: ReactNode
  isError?: boolean
  action?: ReactNode
}

/** One thing that an admin should look at; findings belong in a list. */
export const Finding = ({ title, text, isError = false, action }: FindingProps) => (
  <li className="grid grid-cols-[20px_1fr] items-start gap-x-2 gap-y-3 px-6 py-4 sm:grid-cols-[20px_1fr_auto]">
    <span className="flex size-5 items-center justify-center">
      {isError ? (
        <XCircleSolid className="text-ui-tag-red-icon" />
      ) : (
        <ExclamationCircleSolid className="text-ui-tag-orange-icon" />
      )}
    </span>
    <div className="min-w-0">
      <Text size="small" leading="compact" weight="plus" className="leading-5">
        {title}
      </Text>
      <div className="txt-small text-ui-fg-subtle text-pretty break-words">{text}</div>
    </div>
    {action && <div className="col-start-2 sm:col-start-3 sm:pl-4">{action}</div>}
  </li>
)
