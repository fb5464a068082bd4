import { When } from "./compile/when"
import { Block, Chapter } from "./components/block"
import { Layout } from "./components/layout"
import { Note } from "./components/note"
import { TopicList } from "./components/topic-list"
import { defineTemplate } from "./define-template"
import { sampleConfirmUrl } from "./fixtures/links"
import { sampleContext } from "./fixtures/sample-context"
import type { FrameProps, TopicProps } from "./props"
import { noteText, textMail, topicsText } from "./text/text-mail"
import { confirmSubscriptionProps } from "./view-models/confirm-subscription"

export type ConfirmSubscriptionProps = {
  frame: FrameProps
  /** What was asked for. */
  topics: { title: string; list: readonly TopicProps[] }
  /** What to do for whoever asked for nothing. */
  notYou: { title: string; text: string }
}

/** Asks whether somebody really wants mail; advertises nothing, or it would be what it asks leave for. */
export default function ConfirmSubscriptionEmail(props: ConfirmSubscriptionProps) {
  return (
    <Layout
      frame={props.frame}
      plain
      lead={
        <When test={props.topics.list}>
          <Block top={32}>
            <TopicList title={props.topics.title} topics={props.topics.list} />
          </Block>
        </When>
      }
    >
      <Chapter>
        <Note title={props.notYou.title} text={props.notYou.text} />
      </Chapter>
    </Layout>
  )
}

const sample = confirmSubscriptionProps({
  ...sampleContext,
  confirmUrl: sampleConfirmUrl,
  topics: ["tips", "offers"],
})

ConfirmSubscriptionEmail.PreviewProps = sample satisfies ConfirmSubscriptionProps

export const confirmSubscription = defineTemplate<ConfirmSubscriptionProps>({
  key: "confirm-subscription",
  component: ConfirmSubscriptionEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(
      props.frame,
      [noteText(props.notYou.title, props.notYou.text)],
      topicsText(props.topics.title, props.topics.list)
    ),
})
