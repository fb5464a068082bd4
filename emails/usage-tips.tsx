import { Each } from "./compile/each"
import { Unless, When } from "./compile/when"
import { Block, Chapter } from "./components/block"
import { Incentive } from "./components/incentive"
import { Layout } from "./components/layout"
import { ProductHead } from "./components/product-head"
import { SocialProof } from "./components/proof"
import { RichText } from "./components/rich-text"
import { SectionTitle } from "./components/section-title"
import { TextLink } from "./components/text-link"
import { Small } from "./components/typography"
import { defineTemplate } from "./define-template"
import { sampleGuides } from "./fixtures/guides"
import { sampleLinks } from "./fixtures/links"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import { sampleIncentive, sampleProof } from "./fixtures/voices"
import type {
  FrameProps,
  IncentiveProps,
  LinkProps,
  ProductProps,
  ProofProps,
  RichBlockProps,
} from "./props"
import { incentiveText, proofText, richText } from "./text/rich-text"
import { flat, heading, joinSections, lines, linkText, textMail } from "./text/text-mail"
import { usageTipsProps } from "./view-models/usage-tips"

type SectionProps = { title: string; blocks: readonly RichBlockProps[] }

/** A question that is often asked. */
export type AnswerProps = { question: string; blocks: readonly RichBlockProps[] }

/** What there is to know about one product. */
export type GuideProps = {
  item: ProductProps
  howTo: SectionProps
  /** Video and manual. */
  links: readonly LinkProps[]
  care: SectionProps
  faq: { title: string; answers: readonly AnswerProps[] }
  /** Says that not all of the guide is here. */
  cut: string
  readOn: LinkProps
  subscription: LinkProps
}

export type UsageTipsProps = {
  frame: FrameProps
  guides: readonly GuideProps[]
  /** How many more products have a guide. */
  more: string
  moreUrl: string
  proof: ProofProps
  incentive: IncentiveProps
}

/** How to use and keep what was bought. */
export default function UsageTipsEmail(props: UsageTipsProps) {
  return (
    <Layout frame={props.frame} breakWords>
      <Each list={props.guides}>{(guide) => <Guide guide={guide} />}</Each>
      <When test={props.more}>
        <Block top={32}>
          <Small>
            <When test={props.moreUrl}>
              <TextLink href={props.moreUrl}>{props.more}</TextLink>
            </When>
            <Unless test={props.moreUrl}>{props.more}</Unless>
          </Small>
        </Block>
      </When>
      <SocialProof proof={props.proof} />
      <Incentive incentive={props.incentive} />
    </Layout>
  )
}

function Guide({ guide }: { guide: GuideProps }) {
  return (
    <Chapter>
      <ProductHead product={guide.item} />
      <Section section={guide.howTo} />
      <When test={guide.links}>
        <Links links={guide.links} />
      </When>
      <Section section={guide.care} />
      <When test={guide.faq.answers}>
        <div style={{ paddingTop: "28px" }}>
          <SectionTitle title={guide.faq.title} />
          <Each list={guide.faq.answers}>{(answer) => <Answer answer={answer} />}</Each>
        </div>
      </When>
      <When test={guide.cut}>
        <Small muted style={{ marginTop: "14px" }}>
          {guide.cut}{" "}
          <When test={guide.readOn.url}>
            <TextLink href={guide.readOn.url}>{guide.readOn.label}</TextLink>
          </When>
        </Small>
      </When>
      <When test={guide.subscription.url}>
        <Small style={{ marginTop: "20px", fontSize: "15px" }}>
          <TextLink href={guide.subscription.url}>{guide.subscription.label}</TextLink>
        </Small>
      </When>
    </Chapter>
  )
}

function Section({ section }: { section: SectionProps }) {
  return (
    <When test={section.blocks}>
      <div style={{ paddingTop: "28px" }}>
        <SectionTitle title={section.title} />
        <RichText blocks={section.blocks} />
      </div>
    </When>
  )
}

function Answer({ answer }: { answer: AnswerProps }) {
  return (
    <>
      <Small style={{ marginTop: "16px", fontSize: "15px", wordBreak: "break-word" }}>
        <strong>{answer.question}</strong>
      </Small>
      <RichText blocks={answer.blocks} />
    </>
  )
}

function Links({ links }: { links: readonly LinkProps[] }) {
  return (
    <Small style={{ marginTop: "14px", fontSize: "15px", lineHeight: "28px" }}>
      <Each list={links}>
        {(link) => (
          <>
            <TextLink href={link.url}>{link.label}</TextLink>
            {"\u00A0\u00A0\u00A0 "}
          </>
        )}
      </Each>
    </Small>
  )
}

const sample = usageTipsProps({
  ...sampleContext,
  links: sampleLinks,
  order: sampleOrder,
  guides: sampleGuides,
  proof: sampleProof,
  incentive: sampleIncentive,
})

UsageTipsEmail.PreviewProps = sample satisfies UsageTipsProps

export const usageTips = defineTemplate<UsageTipsProps>({
  key: "usage-tips",
  component: UsageTipsEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      ...props.guides.map(guideText),
      props.more && lines(props.more, props.moreUrl),
      proofText(props.proof),
      incentiveText(props.incentive),
    ]),
})

function guideText(guide: GuideProps): string {
  return joinSections([
    heading([guide.item.title, guide.item.detail].filter(Boolean).join(", ")),
    sectionText(guide.howTo),
    ...guide.links.map(linkText),
    sectionText(guide.care),
    guide.faq.answers.length ? `${guide.faq.title}:` : "",
    ...guide.faq.answers.map(({ question, blocks }) =>
      joinSections([flat(question), richText(blocks)])
    ),
    guide.cut && lines(guide.cut, guide.readOn.url),
    linkText(guide.subscription),
  ])
}

function sectionText({ title, blocks }: SectionProps): string {
  return blocks.length ? joinSections([`${title}:`, richText(blocks)]) : ""
}
