import { Block, Chapter } from "./components/block"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { Note } from "./components/note"
import { Totals } from "./components/totals"
import { defineTemplate } from "./define-template"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type { FrameProps, ItemListProps, TotalsProps } from "./props"
import { itemsText, noteText, textMail, totalsText } from "./text/text-mail"
import { orderCanceledProps } from "./view-models/order-canceled"

export type OrderCanceledProps = {
  frame: FrameProps
  /** What happens to the money. */
  money: { title: string; text: string }
  items: ItemListProps
  totals: TotalsProps
}

/** The order will not be shipped, and what happens to the money. */
export default function OrderCanceledEmail(props: OrderCanceledProps) {
  return (
    <Layout frame={props.frame} breakWords>
      <Chapter>
        <Note title={props.money.title} text={props.money.text} />
      </Chapter>
      <Chapter title={props.items.title}>
        <ItemList list={props.items} />
      </Chapter>
      <Block top={36}>
        <Totals totals={props.totals} />
      </Block>
    </Layout>
  )
}

const sample = orderCanceledProps({
  ...sampleContext,
  order: sampleOrder,
  refundAmount: sampleOrder.total,
})

OrderCanceledEmail.PreviewProps = sample satisfies OrderCanceledProps

export const orderCanceled = defineTemplate<OrderCanceledProps>({
  key: "order-canceled",
  component: OrderCanceledEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      noteText(props.money.title, props.money.text),
      itemsText(props.items),
      totalsText(props.totals),
    ]),
})
