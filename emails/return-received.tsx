import { When } from "./compile/when"
import { Block, Chapter } from "./components/block"
import { Facts } from "./components/facts"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { Note } from "./components/note"
import { defineTemplate } from "./define-template"
import { receivedReturn } from "./fixtures/events"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type { FactProps, FrameProps, ItemListProps } from "./props"
import { factsText, itemsText, noteText, textMail } from "./text/text-mail"
import { returnReceivedProps } from "./view-models/return-received"

export type ReturnReceivedProps = {
  frame: FrameProps
  /** When it arrived. */
  facts: readonly FactProps[]
  items: ItemListProps
  /** The refund follows. */
  next: { title: string; text: string }
}

/** A return has arrived; the refund follows. */
export default function ReturnReceivedEmail(props: ReturnReceivedProps) {
  return (
    <Layout frame={props.frame} breakWords>
      <When test={props.facts}>
        <Block top={40}>
          <Facts facts={props.facts} />
        </Block>
      </When>
      <Chapter title={props.items.title}>
        <ItemList list={props.items} />
      </Chapter>
      <Block top={32}>
        <Note title={props.next.title} text={props.next.text} />
      </Block>
    </Layout>
  )
}

const sample = returnReceivedProps({
  ...sampleContext,
  order: sampleOrder,
  return: receivedReturn,
})

ReturnReceivedEmail.PreviewProps = sample satisfies ReturnReceivedProps

export const returnReceived = defineTemplate<ReturnReceivedProps>({
  key: "return-received",
  component: ReturnReceivedEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      factsText(props.facts),
      itemsText(props.items),
      noteText(props.next.title, props.next.text),
    ]),
})
