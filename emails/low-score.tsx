import { Each } from "./compile/each"
import { When } from "./compile/when"
import { Block, Chapter } from "./components/block"
import { Facts } from "./components/facts"
import { Layout } from "./components/layout"
import { Copy } from "./components/typography"
import { defineTemplate } from "./define-template"
import { sampleContext } from "./fixtures/sample-context"
import { sampleLowScore } from "./fixtures/low-score"
import type { FactProps, FrameProps } from "./props"
import { factsText, heading, lines, textMail } from "./text/text-mail"
import { lowScoreProps } from "./view-models/low-score"

export type LowScoreProps = {
  frame: FrameProps
  /** Who, which order, how many points. */
  facts: readonly FactProps[]
  /** What the person wrote, line by line; no lines for no comment. */
  comment: { title: string; lines: readonly string[] }
}

/** Tells the store's own people that somebody was not content. It goes to nobody else. */
export default function LowScoreEmail(props: LowScoreProps) {
  return (
    <Layout
      frame={props.frame}
      plain
      breakWords
      lead={
        <Block top={32}>
          <Facts facts={props.facts} />
        </Block>
      }
    >
      <When test={props.comment.lines}>
        <Chapter title={props.comment.title}>
          <Each list={props.comment.lines}>
            {(line) => <Copy style={{ marginTop: "8px" }}>{line}</Copy>}
          </Each>
        </Chapter>
      </When>
    </Layout>
  )
}

const sample = lowScoreProps({ ...sampleContext, answer: sampleLowScore })

LowScoreEmail.PreviewProps = sample satisfies LowScoreProps

export const lowScore = defineTemplate<LowScoreProps>({
  key: "low-score",
  component: LowScoreEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(
      props.frame,
      props.comment.lines.length
        ? [`${heading(props.comment.title)}\n\n${lines(...props.comment.lines)}`]
        : [],
      factsText(props.facts)
    ),
})
