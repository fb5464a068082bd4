import { When } from "./compile/when"
import { AddressBlock } from "./components/address-block"
import { Block, Chapter } from "./components/block"
import { Columns } from "./components/columns"
import { Facts } from "./components/facts"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { PlainFacts } from "./components/plain-facts"
import { Totals } from "./components/totals"
import { defineTemplate } from "./define-template"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type {
  AddressProps,
  FactProps,
  FrameProps,
  ItemListProps,
  TotalsProps,
} from "./props"
import { addressText, factsText, itemsText, textMail, totalsText } from "./text/text-mail"
import { orderConfirmationProps } from "./view-models/order-confirmation"

export type OrderConfirmationProps = {
  frame: FrameProps
  /** Estimated delivery. */
  facts: readonly FactProps[]
  items: ItemListProps
  totals: TotalsProps
  shippingAddress: AddressProps
  billingAddress: AddressProps
  payment: readonly FactProps[]
}

/** Thanks, what was bought, what it costs, where it goes. */
export default function OrderConfirmationEmail(props: OrderConfirmationProps) {
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
      <Block top={36}>
        <Totals totals={props.totals} />
      </Block>
      <When test={props.shippingAddress.lines}>
        <Chapter>
          <Columns
            first={<AddressBlock address={props.shippingAddress} />}
            second={
              <When test={props.billingAddress.lines}>
                <AddressBlock address={props.billingAddress} />
              </When>
            }
          />
        </Chapter>
      </When>
      <When test={props.payment}>
        <Block top={24}>
          <PlainFacts facts={props.payment} />
        </Block>
      </When>
    </Layout>
  )
}

const sample = orderConfirmationProps({ ...sampleContext, order: sampleOrder })

OrderConfirmationEmail.PreviewProps = sample satisfies OrderConfirmationProps

export const orderConfirmation = defineTemplate<OrderConfirmationProps>({
  key: "order-confirmation",
  component: OrderConfirmationEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      factsText(props.facts),
      itemsText(props.items),
      totalsText(props.totals),
      addressText(props.shippingAddress),
      addressText(props.billingAddress),
      factsText(props.payment),
    ]),
})
