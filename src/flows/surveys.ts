import { csatSurvey, csatSurveyProps, npsSurvey, npsSurveyProps } from "../../emails"
import { Purpose, SurveyKind, Topic } from "../modules/post-purchase/constants"
import { type Decision, send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineStep } from "./define-step"
import type { FlowContext } from "./flow"
import { findReceived, isLastDelivery } from "./received-items"
import { onReceived } from "./triggers"

export const NPS_FLOW = "nps-survey"
export const CSAT_FLOW = "csat-survey"
const NPS_EVERY_DAYS = 90
const DAY_MS = 86_400_000

/** F6: how likely it is that they recommend the store. */
export const npsSurveyFlow = defineFlow({
  key: NPS_FLOW,
  title: "NPS survey",
  description:
    "Two weeks after the delivery: how likely it is that they recommend the store, at most once in 90 days a person.",
  purpose: Purpose.MARKETING,
  topic: Topic.SURVEYS,
  steps: [
    defineStep({
      key: "ask",
      title: "Ask how likely they recommend the store",
      trigger: onReceived(),
      delay: { days: 14 },
      expiresAfter: { days: 28 },
      needs: ["feedback"],
      copySection: NPS_FLOW,
      oncePerDays: NPS_EVERY_DAYS,
      eligible: (context) => {
        const last = context.feedback.lastSentAt.get(NPS_FLOW)
        const ageMs = last ? context.now.getTime() - last.getTime() : Infinity
        const decision = decideSurvey(context, NPS_FLOW, SurveyKind.NPS)
        return decision.kind === "send" && ageMs < NPS_EVERY_DAYS * DAY_MS
          ? skip("survey-too-soon", `asked on ${last?.toISOString().slice(0, 10)}`)
          : decision
      },
      template: npsSurvey,
      props: (context) => npsSurveyProps(toFacts(context, 0, 10)),
    }),
  ],
})

/** F6: how content they are with this order. */
export const csatSurveyFlow = defineFlow({
  key: CSAT_FLOW,
  title: "Satisfaction survey",
  description: "Three days after an order's last delivery: how content they are with it.",
  purpose: Purpose.MARKETING,
  topic: Topic.SURVEYS,
  steps: [
    defineStep({
      key: "ask",
      title: "Ask how content they are",
      trigger: onReceived(),
      delay: { days: 3 },
      expiresAfter: { days: 14 },
      needs: ["feedback"],
      copySection: CSAT_FLOW,
      eligible: (context) => decideSurvey(context, CSAT_FLOW, SurveyKind.CSAT),
      template: csatSurvey,
      props: (context) => csatSurveyProps(toFacts(context, 1, 5)),
    }),
  ],
})

/** Once an order, after its last delivery; a later parcel is not asked about again. */
function decideSurvey(context: FlowContext, flow: string, survey: SurveyKind): Decision {
  const received = findReceived(context)
  if (received.kind === "skip") {
    return received
  }
  if (context.feedback.answeredSurveys.has(survey)) {
    return skip("already-answered")
  }
  if (context.feedback.sent.some((message) => message.flow === flow)) {
    return skip("already-asked")
  }
  return isLastDelivery(context) ? send() : skip("later-delivery")
}

function toFacts(
  { order, answers, mail, incentive }: FlowContext,
  from: number,
  to: number
) {
  const scores = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return {
    ...mail,
    order: order.facts,
    url: answers?.survey() ?? "",
    scoreUrls: answers ? scores.map((score) => answers.survey(score)) : [],
    incentive,
  }
}
