import type { ReactNode } from "react"
import { Link } from "react-router-dom"

/** A link to another page of the dashboard, inside text. */
export const QuietLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link
    to={to}
    className="text-ui-fg-base hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
  >
    {children}
  </Link>
)
