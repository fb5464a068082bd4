import type { ReactNode } from "react"
import { Link } from "react-router-dom"

/** A link to another page of the dashboard, inside text. */
export const QuietLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link
    to={to}
    className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded-sm outline-none"
  >
    {children}
  </Link>
)
