import { Each } from "./compile/each"
import { Unless, When } from "./compile/when"
import { Block, Chapter } from "./components/block"
import { Incentive } from "./components/incentive"
import { Layout } from "./components/layout"
import { ProductHead } from "./components/product-head"
import { SocialProof } from "./components/proof"
import { Stars } from "./components/stars"
import { TextLink } from "./components/text-link"
import { Small } from "./components/typography"
import { defineTemplate } from "./define-template"
import { sampleReviewItems } from "./fixtures/answers"
import { sampleLinks } from "./fixtures/links"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import { sampleIncentive, sampleProof } from "./fixtures/voices"
import type {
  ChoiceProps,
  FrameProps,
  IncentiveProps,
  LinkProps,
  ProductProps,
  ProofProps,
} from "./props"
import { incentiveText, proofText } from "./text/rich-text"
import {
  choicesText,
  flat,
  heading,
  joinSections,
  lines,
  linkText,
  textMail,
} from "./text/text-mail"
import { reviewRequestProps } from "./view-models/review-request"

/** A product with its stars, each a link to the form with that many filled in. */
export type ReviewRowProps = {
  item: ProductProps
  stars: readonly ChoiceProps[]
  /** The form, empty. */
  write: LinkProps
}

export type ReviewRequestProps = {
  frame: FrameProps
  title: string
  /** What one and five stars mean. */
  scale: string
  rows: readonly ReviewRowProps[]
  /** "and 3 more items" */
  more: string
  moreUrl: string
  incentive: IncentiveProps
  proof: ProofProps
}

/** Asks what somebody thinks of what was bought, product by product. */
export default function ReviewRequestEmail(props: ReviewRequestProps) {
  return (
    <Layout frame={props.frame} breakWords>
      <Chapter title={props.title}>
        <Small muted style={{ marginTop: "4px" }}>
          {props.scale}
        </Small>
      </Chapter>
      <Each list={props.rows}>{(row) => <ReviewRow row={row} />}</Each>
      <When test={props.more}>
        <Block top={24}>
          <Small>
            <When test={props.moreUrl}>
              <TextLink href={props.moreUrl}>{props.more}</TextLink>
            </When>
            <Unless test={props.moreUrl}>{props.more}</Unless>
          </Small>
        </Block>
      </When>
      <Incentive incentive={props.incentive} />
      <SocialProof proof={props.proof} />
    </Layout>
  )
}

function ReviewRow({ row }: { row: ReviewRowProps }) {
  return (
    <Block top={28} breakWords>
      <ProductHead product={row.item} as="h3">
        <Stars stars={row.stars} />
        <Small>
          <TextLink href={row.write.url}>{row.write.label}</TextLink>
        </Small>
      </ProductHead>
    </Block>
  )
}

const sample = reviewRequestProps({
  ...sampleContext,
  links: sampleLinks,
  order: sampleOrder,
  items: sampleReviewItems(sampleOrder),
  incentive: sampleIncentive,
  proof: sampleProof,
  isReminder: false,
})

ReviewRequestEmail.PreviewProps = sample satisfies ReviewRequestProps

export const reviewRequest = defineTemplate<ReviewRequestProps>({
  key: "review-request",
  component: ReviewRequestEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      joinSections([heading(props.title), flat(props.scale)]),
      ...props.rows.map(({ item, stars, write }) =>
        joinSections([
          lines([item.title, item.detail].filter(Boolean).join(", ")),
          choicesText(stars),
          linkText(write),
        ])
      ),
      props.more && lines(props.more, props.moreUrl),
      incentiveText(props.incentive),
      proofText(props.proof),
    ]),
})
