import type { ReactNode } from "react"
import { useDesign } from "../design"

/** One row of the card: the side margins and the space above it. */
export function Block({
  top,
  bottom = 0,
  breakWords = false,
  children,
}: {
  top: number
  bottom?: number
  breakWords?: boolean
  children: ReactNode
}) {
  const { start } = useDesign()
  const padding = `${top}px 48px ${bottom}px`
  return (
    <tr>
      <td
        className="px"
        align={start}
        style={breakWords ? { padding, wordBreak: "break-word" } : { padding }}
      >
        {children}
      </td>
    </tr>
  )
}

/** A block under a hairline: where a new subject begins. */
export function Chapter({ title, children }: { title?: string; children: ReactNode }) {
  const { theme } = useDesign()
  return (
    <>
      <Block top={40}>
        <div
          className="ln"
          style={{
            borderTop: `1px solid ${theme.light.line}`,
            fontSize: "0",
            lineHeight: "0",
          }}
        />
      </Block>
      <Block top={32}>
        {title === undefined ? null : <ChapterTitle title={title} />}
        {children}
      </Block>
    </>
  )
}

function ChapterTitle({ title }: { title: string }) {
  const { theme } = useDesign()
  return (
    <h2
      className="t"
      style={{
        margin: "0",
        fontFamily: theme.headingFont,
        fontSize: "19px",
        lineHeight: "26px",
        fontWeight: 500,
        color: theme.light.text,
      }}
    >
      {title}
    </h2>
  )
}
