import { useDesign } from "../design"

/** A small heading over an address or a note; as high in the outline as a chapter's, which it often stands in for. */
export function LabelTitle({ title }: { title: string }) {
  const { theme } = useDesign()
  return (
    <h2
      className="t"
      style={{
        margin: "0 0 6px",
        fontFamily: theme.font,
        fontSize: "14px",
        lineHeight: "22px",
        fontWeight: 600,
        color: theme.light.text,
      }}
    >
      {title}
    </h2>
  )
}
