import { When } from "./compile/when"
import { Block, Chapter } from "./components/block"
import { Facts } from "./components/facts"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { Progress } from "./components/progress"
import { defineTemplate } from "./define-template"
import { delay, wholeShipment } from "./fixtures/events"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type { FactProps, FrameProps, ItemListProps, ProgressProps } from "./props"
import { factsText, itemsText, textMail } from "./text/text-mail"
import { shipmentDelayedProps } from "./view-models/shipment-delayed"

export type ShipmentDelayedProps = {
  frame: FrameProps
  progress: ProgressProps
  /** New date, reason, carrier, tracking numbers. */
  facts: readonly FactProps[]
  items: ItemListProps
}

/** The parcel comes later: when, and why if that is known. */
export default function ShipmentDelayedEmail(props: ShipmentDelayedProps) {
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
      <When test={props.items.rows}>
        <Chapter title={props.items.title}>
          <ItemList list={props.items} />
        </Chapter>
      </When>
    </Layout>
  )
}

const sample = shipmentDelayedProps({
  ...sampleContext,
  order: sampleOrder,
  shipment: wholeShipment,
  delay,
})

ShipmentDelayedEmail.PreviewProps = sample satisfies ShipmentDelayedProps

export const shipmentDelayed = defineTemplate<ShipmentDelayedProps>({
  key: "shipment-delayed",
  component: ShipmentDelayedEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [factsText(props.facts), itemsText(props.items)]),
})
