import type { ReactNode } from "react"

/** A layout table: no semantics, no spacing, full width. */
export function Grid({
  children,
  className,
}: {
  children: ReactNode
  className?: string
}) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      className={className}
    >
      <tbody>{children}</tbody>
    </table>
  )
}
