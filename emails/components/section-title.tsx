import { useDesign } from "../design"

/** A heading within a chapter. */
export function SectionTitle({ title }: { title: string }) {
  const { theme } = useDesign()
  return (
    <h3
      className="t"
      style={{
        margin: "0",
        fontFamily: theme.headingFont,
        fontSize: "17px",
        lineHeight: "24px",
        fontWeight: 500,
        color: theme.light.text,
      }}
    >
      {title}
    </h3>
  )
}
