import { Button as EmailButton } from "@react-email/components"
import { useDesign } from "../design"

/** The one thing to do. Its text colour is chosen to read on the brand's accent. */
export function Button({ href, label }: { href: string; label: string }) {
  const { theme } = useDesign()
  return (
    <EmailButton
      href={href}
      className="btn"
      style={{
        padding: "15px 30px",
        borderRadius: "4px",
        fontFamily: theme.font,
        fontSize: "15px",
        fontWeight: 600,
        backgroundColor: theme.light.accent,
        color: theme.light.onAccent,
      }}
    >
      {label}
    </EmailButton>
  )
}
