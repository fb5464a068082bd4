import { Heading } from "@react-email/components"
import { Each } from "../compile/each"
import { useDesign } from "../design"
import { Block } from "./block"
import { Copy } from "./typography"

/** The first thing that is read: one large line and a sentence or two. */
export function StatusHeadline({
  headline,
  paragraphs,
  breakWords,
}: {
  headline: string
  paragraphs: readonly string[]
  breakWords?: boolean
}) {
  const { theme } = useDesign()
  return (
    <Block top={56} breakWords={breakWords}>
      <Heading
        as="h1"
        className="h1 t"
        style={{
          margin: "0",
          fontFamily: theme.headingFont,
          fontSize: "34px",
          lineHeight: "42px",
          fontWeight: 400,
          letterSpacing: "-0.015em",
          color: theme.light.text,
        }}
      >
        {headline}
      </Heading>
      <Each list={paragraphs}>
        {(paragraph) => <Copy style={{ marginTop: "16px" }}>{paragraph}</Copy>}
      </Each>
    </Block>
  )
}
