import { Block } from "./components/block"
import { Incentive } from "./components/incentive"
import { Layout } from "./components/layout"
import { ScoreRow } from "./components/score-row"
import { TextLink } from "./components/text-link"
import { Small } from "./components/typography"
import { defineTemplate } from "./define-template"
import { sampleScoreUrls, sampleSurveyUrl } from "./fixtures/answers"
import { sampleLinks } from "./fixtures/links"
import { sampleContext, sampleOrder } from "./fixtures/sample-context"
import { sampleIncentive } from "./fixtures/voices"
import type { ChoiceProps, FrameProps, IncentiveProps, LinkProps } from "./props"
import { incentiveText } from "./text/rich-text"
import { choicesText, flat, linkText, textMail } from "./text/text-mail"
import { npsSurveyProps } from "./view-models/surveys"

export type NpsSurveyProps = {
  frame: FrameProps
  /** 0 to 5; a phone puts the rest under them. */
  first: readonly ChoiceProps[]
  /** 6 to 10. */
  second: readonly ChoiceProps[]
  /** What 0 and 10 mean. */
  scale: string
  /** The form, empty. */
  open: LinkProps
  incentive: IncentiveProps
}

/** Would you recommend us? Eleven links; nothing is written before the form is sent. */
export default function NpsSurveyEmail(props: NpsSurveyProps) {
  return (
    <Layout frame={props.frame} breakWords>
      <Block top={32}>
        <Small muted style={{ marginBottom: "12px" }}>
          {props.scale}
        </Small>
        <ScoreRow first={props.first} second={props.second} />
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

const sample = npsSurveyProps({
  ...sampleContext,
  links: sampleLinks,
  order: sampleOrder,
  url: sampleSurveyUrl,
  scoreUrls: sampleScoreUrls(0, 10),
  incentive: sampleIncentive,
})

NpsSurveyEmail.PreviewProps = sample satisfies NpsSurveyProps

export const npsSurvey = defineTemplate<NpsSurveyProps>({
  key: "nps-survey",
  component: NpsSurveyEmail,
  sample,
  subject: (props) => props.frame.subject,
  text: (props) =>
    textMail(props.frame, [
      flat(props.scale),
      choicesText([...props.first, ...props.second]),
      linkText(props.open),
      incentiveText(props.incentive),
    ]),
})
