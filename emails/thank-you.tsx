import { When } from "./compile/when"
import { Chapter } from "./components/block"
import { Incentive } from "./components/incentive"
import { ItemList } from "./components/item-list"
import { Layout } from "./components/layout"
import { SocialProof } from "./components/proof"
import { defineTemplate } from "./define-template"
import { sampleLinks } from "./fixtures/links"
import { sampleIncentive, sampleProof } from "./fixtures/voices"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import type { FrameProps, IncentiveProps, ItemListProps, ProofProps } from "./props"
import { incentiveText, proofText } from "./text/rich-text"
import { itemsText, textMail } from "./text/text-mail"
import { thankYouProps } from "./view-models/thank-you"

export type ThankYouProps = {
  frame: FrameProps
  /** The first things that were bought, without prices. */
  items: ItemListProps
  proof: ProofProps
  incentive: IncentiveProps
}

/** Thanks by name, for what was bought, a day later. */
export default function ThankYouEmail(props: ThankYouProps) {
  return (
    <Layout frame={props.frame} breakWords>
      <When test={props.items.rows}>
        <Chapter title={props.items.title}>
          <ItemList list={props.items} />
        </Chapter>
      </When>
      <SocialProof proof={props.proof} />
      <Incentive incentive={props.incentive} />
    </Layout>
  )
}

const sample = thankYouProps({
  ...sampleContext,
  links: sampleLinks,
  order: sampleOrder,
  proof: sampleProof,
  incentive: sampleIncentive,
})

ThankYouEmail.PreviewProps = sample satisfies ThankYouProps

export const thankYou = defineTemplate<ThankYouProps>({
  key: "thank-you",
  component: ThankYouEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      itemsText(props.items),
      proofText(props.proof),
      incentiveText(props.incentive),
    ]),
})
