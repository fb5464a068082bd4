import { When } from "./compile/when"
import { AddressBlock } from "./components/address-block"
import { Block, Chapter } from "./components/block"
import { Facts } from "./components/facts"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { Progress } from "./components/progress"
import { defineTemplate } from "./define-template"
import { partialShipment } from "./fixtures/events"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type {
  AddressProps,
  FactProps,
  FrameProps,
  ItemListProps,
  ProgressProps,
} from "./props"
import { addressText, factsText, itemsText, textMail } from "./text/text-mail"
import { orderShippedProps } from "./view-models/order-shipped"

export type OrderShippedProps = {
  frame: FrameProps
  progress: ProgressProps
  /** Estimated delivery, carrier, tracking numbers. */
  facts: readonly FactProps[]
  items: ItemListProps
  /** What is in no parcel yet. */
  remaining: ItemListProps
  shippingAddress: AddressProps
}

/** A parcel is on its way; names its items when it is only a part. */
export default function OrderShippedEmail(props: OrderShippedProps) {
  return (
    <Layout
      frame={props.frame}
      breakWords
      lead={<Progress labels={props.progress} at={2} />}
    >
      <When test={props.facts}>
        <Block top={40}>
          <Facts facts={props.facts} />
        </Block>
      </When>
      <Chapter title={props.items.title}>
        <ItemList list={props.items} />
      </Chapter>
      <When test={props.remaining.rows}>
        <Chapter title={props.remaining.title}>
          <ItemList list={props.remaining} />
        </Chapter>
      </When>
      <When test={props.shippingAddress.lines}>
        <Chapter>
          <AddressBlock address={props.shippingAddress} />
        </Chapter>
      </When>
    </Layout>
  )
}

const sample = orderShippedProps({
  ...sampleContext,
  order: sampleOrder,
  shipment: partialShipment,
})

OrderShippedEmail.PreviewProps = sample satisfies OrderShippedProps

export const orderShipped = defineTemplate<OrderShippedProps>({
  key: "order-shipped",
  component: OrderShippedEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      factsText(props.facts),
      itemsText(props.items),
      itemsText(props.remaining),
      addressText(props.shippingAddress),
    ]),
})
