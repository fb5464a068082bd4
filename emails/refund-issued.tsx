import { When } from "./compile/when"
import { Amount } from "./components/amount"
import { Block } from "./components/block"
import { Facts } from "./components/facts"
import { Layout } from "./components/layout"
import { Totals } from "./components/totals"
import { defineTemplate } from "./define-template"
import { refund } from "./fixtures/events"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type { FactProps, FrameProps, TotalsProps } from "./props"
import { factsText, lines, textMail, totalsText } from "./text/text-mail"
import { refundIssuedProps } from "./view-models/refund-issued"

export type RefundIssuedProps = {
  frame: FrameProps
  amount: { label: string; value: string }
  /** Reason and date. */
  facts: readonly FactProps[]
  /** Order total, refunds so far, what remains; no rows when that is not known. */
  totals: TotalsProps
}

/** Money is on its way back: how much, why, and what remains of the order. */
export default function RefundIssuedEmail(props: RefundIssuedProps) {
  return (
    <Layout
      frame={props.frame}
      breakWords
      lead={
        <Block top={36}>
          <Amount label={props.amount.label} value={props.amount.value} />
        </Block>
      }
    >
      <When test={props.facts}>
        <Block top={40}>
          <Facts facts={props.facts} />
        </Block>
      </When>
      <When test={props.totals.rows}>
        <Block top={32}>
          <Totals totals={props.totals} />
        </Block>
      </When>
    </Layout>
  )
}

const sample = refundIssuedProps({
  ...sampleContext,
  order: sampleOrder,
  refund,
  refundedTotal: refund.amount,
})

RefundIssuedEmail.PreviewProps = sample satisfies RefundIssuedProps

export const refundIssued = defineTemplate<RefundIssuedProps>({
  key: "refund-issued",
  component: RefundIssuedEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      lines(`${props.amount.label}: ${props.amount.value}`),
      factsText(props.facts),
      props.totals.rows.length ? totalsText(props.totals) : "",
    ]),
})
