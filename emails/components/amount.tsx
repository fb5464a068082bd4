import { useDesign } from "../design"
import { Small } from "./typography"

/** One sum, large. */
export function Amount({ label, value }: { label: string; value: string }) {
  const { theme } = useDesign()
  return (
    <>
      <Small muted>{label}</Small>
      <Small
        style={{
          fontFamily: theme.headingFont,
          fontSize: "40px",
          lineHeight: "50px",
          letterSpacing: "-0.015em",
        }}
      >
        {value}
      </Small>
    </>
  )
}
