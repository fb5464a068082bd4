import { Each } from "../compile/each"
import { Unless, When } from "../compile/when"
import { useDesign } from "../design"
import type { RichBlockProps, RichItemProps, SpanProps } from "../props"
import { Grid } from "./grid"
import { TextLink } from "./text-link"

/** Paragraphs and lists that somebody at the store wrote. */
export function RichText({ blocks }: { blocks: readonly RichBlockProps[] }) {
  const { theme } = useDesign()
  const style = {
    margin: "8px 0 0",
    fontFamily: theme.font,
    fontSize: "15px",
    lineHeight: "24px",
    wordBreak: "break-word",
    color: theme.light.text,
  } as const
  return (
    <Each list={blocks}>
      {(block) => (
        <>
          <When test={block.spans}>
            <p className="t" style={style}>
              <When test={block.heading}>
                <strong>
                  <Spans spans={block.spans} />
                </strong>
              </When>
              <Unless test={block.heading}>
                <Spans spans={block.spans} />
              </Unless>
            </p>
          </When>
          <RichList items={block.items} />
        </>
      )}
    </Each>
  )
}

/** A list whose entries bring their own markers; nothing when it is empty. */
export function RichList({ items }: { items: readonly RichItemProps[] }) {
  const { theme, start, end } = useDesign()
  const style = {
    paddingTop: "8px",
    fontFamily: theme.font,
    fontSize: "15px",
    lineHeight: "24px",
  }
  const gap = end === "right" ? { paddingRight: "10px" } : { paddingLeft: "10px" }
  return (
    <When test={items}>
      <div role="list">
        <Grid>
          <Each list={items}>
            {(item) => (
              <tr role="listitem">
                <td
                  className="m"
                  align={start}
                  valign="top"
                  width={14}
                  style={{
                    ...style,
                    ...gap,
                    whiteSpace: "nowrap",
                    color: theme.light.muted,
                  }}
                >
                  <Unless test={item.nested}>{item.marker}</Unless>
                </td>
                <td
                  className="t"
                  align={start}
                  valign="top"
                  style={{ ...style, wordBreak: "break-word", color: theme.light.text }}
                >
                  <When test={item.nested}>
                    {item.marker}
                    {"\u00A0 "}
                  </When>
                  <Spans spans={item.spans} />
                </td>
              </tr>
            )}
          </Each>
        </Grid>
      </div>
    </When>
  )
}

function Spans({ spans }: { spans: readonly SpanProps[] }) {
  return (
    <Each list={spans}>
      {(span) => (
        <>
          <When test={span.newLine}>
            <br />
          </When>
          <When test={span.url}>
            <TextLink href={span.url}>
              <Emphasis span={span} />
            </TextLink>
          </When>
          <Unless test={span.url}>
            <Emphasis span={span} />
          </Unless>
        </>
      )}
    </Each>
  )
}

function Emphasis({ span }: { span: SpanProps }) {
  return (
    <>
      <When test={span.bold}>
        <strong>
          <When test={span.italic}>
            <em>{span.text}</em>
          </When>
          <Unless test={span.italic}>{span.text}</Unless>
        </strong>
      </When>
      <Unless test={span.bold}>
        <When test={span.italic}>
          <em>{span.text}</em>
        </When>
        <Unless test={span.italic}>{span.text}</Unless>
      </Unless>
    </>
  )
}
