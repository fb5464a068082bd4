import type { CsatSurveyProps } from "../csat-survey"
import { speaker } from "../copy"
import type { NpsSurveyProps } from "../nps-survey"
import type { IncentiveFacts, OrderFacts } from "./facts"
import { frameProps } from "./frame"
import { incentiveProps } from "./incentive"
import { openMail, type MailContext, type OrderMail } from "./mail"
import { neededUrl } from "./urls"

type SurveyFacts = MailContext & {
  order: OrderFacts
  /** The form, empty. */
  url: string
  /** The form with each score filled in, the lowest first. */
  scoreUrls: readonly string[]
  incentive: IncentiveFacts | null
}

const SCORES = { nps: 11, csat: 5 }
/** Scores 0 to 5 stand in the first row of a phone. */
const FIRST_ROW = 6

/**
 * Props of the question whether somebody would recommend the store, 0 to 10.
 *
 * @throws when there are not 11 addresses for the scores, or one of them is no http(s) address
 */
export function npsSurveyProps({
  order,
  url,
  scoreUrls,
  incentive,
  ...context
}: SurveyFacts): NpsSurveyProps {
  const mail = openMail(context, order)
  const say = speaker(context.copy, "nps-survey", {
    ...mail.variables,
    score: { value: null },
  })
  const scores = checkedUrls(scoreUrls, SCORES.nps).map((scoreUrl, value) => {
    const label = mail.quantity(value)
    return { label, name: say("score", { score: { value: label } }), url: scoreUrl }
  })
  return {
    frame: surveyFrame(mail, order, say),
    first: scores.slice(0, FIRST_ROW),
    second: scores.slice(FIRST_ROW),
    scale: say("scale"),
    open: { label: say("open"), url: neededUrl(url, "the link to the survey") },
    incentive: incentiveProps(mail, incentive, say("incentive_note")),
  }
}

/**
 * Props of the question how satisfied somebody is, in five answers.
 *
 * @throws when there are not 5 addresses for the answers, or one of them is no http(s) address
 */
export function csatSurveyProps({
  order,
  url,
  scoreUrls,
  incentive,
  ...context
}: SurveyFacts): CsatSurveyProps {
  const mail = openMail(context, order)
  const say = speaker(context.copy, "csat-survey", mail.variables)
  const answers = (["score_1", "score_2", "score_3", "score_4", "score_5"] as const).map(
    (key) => say(key)
  )
  const urls = checkedUrls(scoreUrls, SCORES.csat)
  return {
    frame: surveyFrame(mail, order, say),
    choices: answers.map((label, index) => ({ label, name: "", url: urls[index] })),
    open: { label: say("open"), url: neededUrl(url, "the link to the survey") },
    incentive: incentiveProps(mail, incentive, say("incentive_note")),
  }
}

function surveyFrame(
  mail: OrderMail,
  order: OrderFacts,
  say: (key: "subject" | "preheader" | "headline" | "body") => string
) {
  return frameProps(mail, order, {
    subject: say("subject"),
    preheader: say("preheader"),
    headline: say("headline"),
    body: say("body"),
    jsonLd: "",
    // The answers are what there is to do.
    action: { label: "", url: "" },
  })
}

function checkedUrls(urls: readonly string[], count: number): string[] {
  if (urls.length !== count) {
    throw new Error(
      `a survey has ${urls.length} links for ${count} answers: give one for each, the lowest first`
    )
  }
  return urls.map((url) => neededUrl(url, "the link behind an answer"))
}
