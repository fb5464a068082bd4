import { useMemo } from "react"
import { type Scheme, emulateMailClient } from "../../lib/emulate-mail-client"
import { withoutTracking } from "../../lib/without-tracking"

type MailFrameProps = {
  html: string
  title: string
  scheme: Scheme
  className?: string
}

/**
 * A mail as a mail program shows it: no scripts, no access to the dashboard, and nothing that
 * would count as if the recipient had looked or clicked.
 */
export const MailFrame = ({ html, title, scheme, className }: MailFrameProps) => {
  const page = useMemo(
    () => emulateMailClient(withoutTracking(html), scheme),
    [html, scheme]
  )
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={page}
      referrerPolicy="no-referrer"
      // Else the dashboard's dark mode makes the frame's scroll bar and ground dark.
      style={{ colorScheme: scheme }}
      className={className}
    />
  )
}
