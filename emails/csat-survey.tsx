import { Block } from "./components/block"
import { ChoiceList } from "./components/choice-list"
import { Incentive } from "./components/incentive"
import { Layout } from "./components/layout"
import { TextLink } from "./components/text-link"
import { Small } from "./components/typography"
import { defineTemplate } from "./define-template"
import { sampleScoreUrls, sampleSurveyUrl } from "./fixtures/answers"
import { sampleLinks } from "./fixtures/links"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import { sampleIncentive } from "./fixtures/voices"
import type { ChoiceProps, FrameProps, IncentiveProps, LinkProps } from "./props"
import { incentiveText } from "./text/rich-text"
import { choicesText, linkText, textMail } from "./text/text-mail"
import { csatSurveyProps } from "./view-models/surveys"

export type CsatSurveyProps = {
  frame: FrameProps
  /** Very dissatisfied to very satisfied. */
  choices: readonly ChoiceProps[]
  /** The form, empty. */
  open: LinkProps
  incentive: IncentiveProps
}

/** How satisfied are you? Five answers in words; nothing is written before the form is sent. */
export default function CsatSurveyEmail(props: CsatSurveyProps) {
  return (
    <Layout frame={props.frame} breakWords>
      <Block top={32}>
        <ChoiceList choices={props.choices} />
      </Block>
      <Block top={12}>
        <Small>
          <TextLink href={props.open.url}>{props.open.label}</TextLink>
        </Small>
      </Block>
      <Incentive incentive={props.incentive} />
    </Layout>
  )
}

const sample = csatSurveyProps({
  ...sampleContext,
  links: sampleLinks,
  order: sampleOrder,
  url: sampleSurveyUrl,
  scoreUrls: sampleScoreUrls(1, 5),
  incentive: sampleIncentive,
})

CsatSurveyEmail.PreviewProps = sample satisfies CsatSurveyProps

export const csatSurvey = defineTemplate<CsatSurveyProps>({
  key: "csat-survey",
  component: CsatSurveyEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      choicesText(props.choices),
      linkText(props.open),
      incentiveText(props.incentive),
    ]),
})
