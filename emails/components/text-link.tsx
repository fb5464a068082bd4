import { Link } from "@react-email/components"
import type { ReactNode } from "react"
import { useDesign } from "../design"

/** An underlined link in running text. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  const { theme } = useDesign()
  return (
    <Link
      href={href}
      className="k"
      style={{ color: theme.light.link, textDecorationLine: "underline" }}
    >
      {children}
    </Link>
  )
}

/**
 * An underlined link as quiet as the small print around it.
 *
 * @param props.untracked marks it for whoever rewrites links: this one leads straight to its page
 */
export function FootnoteLink({
  href,
  untracked,
  children,
}: {
  href: string
  untracked?: true
  children: ReactNode
}) {
  const { theme } = useDesign()
  return (
    <Link
      href={href}
      className="m"
      data-pp-untracked={untracked}
      style={{ color: theme.light.footnote, textDecorationLine: "underline" }}
    >
      {children}
    </Link>
  )
}

/** A link that looks like the text it stands in, such as a product's title. */
export function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  const { theme } = useDesign()
  return (
    <Link href={href} className="t" style={{ color: theme.light.text }}>
      {children}
    </Link>
  )
}
