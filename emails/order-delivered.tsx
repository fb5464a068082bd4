import { When } from "./compile/when"
import { AddressBlock } from "./components/address-block"
import { Block, Chapter } from "./components/block"
import { Facts } from "./components/facts"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { Progress } from "./components/progress"
import { Small } from "./components/typography"
import { defineTemplate } from "./define-template"
import { wholeShipment } from "./fixtures/events"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type {
  AddressProps,
  FactProps,
  FrameProps,
  ItemListProps,
  ProgressProps,
} from "./props"
import { addressText, factsText, flat, itemsText, textMail } from "./text/text-mail"
import { orderDeliveredProps } from "./view-models/order-delivered"

export type OrderDeliveredProps = {
  frame: FrameProps
  progress: ProgressProps
  /** When it was delivered. */
  facts: readonly FactProps[]
  items: ItemListProps
  shippingAddress: AddressProps
  /** What to do when the parcel cannot be found. */
  missing: string
}

/** The parcel has arrived. */
export default function OrderDeliveredEmail(props: OrderDeliveredProps) {
  return (
    <Layout
      frame={props.frame}
      lead={<Progress labels={props.progress} at={4} />}
      breakWords
    >
      <When test={props.facts}>
        <Block top={40}>
          <Facts facts={props.facts} />
        </Block>
      </When>
      <Chapter title={props.items.title}>
        <ItemList list={props.items} />
      </Chapter>
      <When test={props.shippingAddress.lines}>
        <Chapter>
          <AddressBlock address={props.shippingAddress} />
          <Small muted style={{ marginTop: "20px" }}>
            {props.missing}
          </Small>
        </Chapter>
      </When>
    </Layout>
  )
}

const sample = orderDeliveredProps({
  ...sampleContext,
  order: sampleOrder,
  shipment: wholeShipment,
})

OrderDeliveredEmail.PreviewProps = sample satisfies OrderDeliveredProps

export const orderDelivered = defineTemplate<OrderDeliveredProps>({
  key: "order-delivered",
  component: OrderDeliveredEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      factsText(props.facts),
      itemsText(props.items),
      addressText(props.shippingAddress),
      flat(props.missing),
    ]),
})
