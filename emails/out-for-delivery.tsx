import { When } from "./compile/when"
import { AddressBlock } from "./components/address-block"
import { Block, Chapter } from "./components/block"
import { Facts } from "./components/facts"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { Progress } from "./components/progress"
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
import { addressText, factsText, itemsText, textMail } from "./text/text-mail"
import { outForDeliveryProps } from "./view-models/out-for-delivery"

export type OutForDeliveryProps = {
  frame: FrameProps
  progress: ProgressProps
  facts: readonly FactProps[]
  items: ItemListProps
  shippingAddress: AddressProps
}

/** The parcel arrives today. */
export default function OutForDeliveryEmail(props: OutForDeliveryProps) {
  return (
    <Layout
      frame={props.frame}
      breakWords
      lead={<Progress labels={props.progress} at={3} />}
    >
      <When test={props.facts}>
        <Block top={40}>
          <Facts facts={props.facts} />
        </Block>
      </When>
      <When test={props.shippingAddress.lines}>
        <Block top={32}>
          <AddressBlock address={props.shippingAddress} />
        </Block>
      </When>
      <Chapter title={props.items.title}>
        <ItemList list={props.items} />
      </Chapter>
    </Layout>
  )
}

const sample = outForDeliveryProps({
  ...sampleContext,
  order: sampleOrder,
  shipment: wholeShipment,
})

OutForDeliveryEmail.PreviewProps = sample satisfies OutForDeliveryProps

export const outForDelivery = defineTemplate<OutForDeliveryProps>({
  key: "out-for-delivery",
  component: OutForDeliveryEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      factsText(props.facts),
      addressText(props.shippingAddress),
      itemsText(props.items),
    ]),
})
