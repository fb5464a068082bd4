import { useMemo } from "react"

type MailFrameProps = {
  html: string
  title: string
  /** The colour scheme that the mail is told its reader prefers. */
  scheme?: "light" | "dark"
  className?: string
}

/**
 * A mail as a mail program shows it: no scripts, no access to the dashboard, and its links
 * lead nowhere, because some of them (unsubscribe, confirm) do something.
 */
export const MailFrame = ({ html, title, scheme = "light", className }: MailFrameProps) => {
  const page = useMemo(() => withInertLinks(html), [html])
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={page}
      referrerPolicy="no-referrer"
      // A frame's `prefers-color-scheme` follows the `color-scheme` of the element it is in.
      style={{ colorScheme: scheme }}
      className={className}
    />
  )
}

// With this target a click asks for a new window, which the sandbox does not grant.
const INERT = '<base target="_blank">'

function withInertLinks(html: string): string {
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => `${head}${INERT}`)
    : `${INERT}${html}`
}
