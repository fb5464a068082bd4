// Keeps the first words of the mail out of the inbox line; fixed, so that it does not depend on the text's length.
const PADDING = "\u034F\u200C\u00A0".repeat(70)

/** The inbox line after the subject, invisible in the mail. */
export function Preheader({ text }: { text: string }) {
  return (
    <div
      data-skip-in-text="true"
      style={{
        display: "none",
        overflow: "hidden",
        lineHeight: "1px",
        opacity: 0,
        maxHeight: 0,
        maxWidth: 0,
      }}
    >
      {text}
      <span>{PADDING}</span>
    </div>
  )
}
