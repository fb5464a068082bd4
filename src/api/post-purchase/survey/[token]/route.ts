import { HitKind } from "../../../../modules/post-purchase/constants"
import type { SurveyInvitation } from "../../../../modules/post-purchase/queries/read-survey-invitation"
import {
  type SurveyView,
  answeredPage,
  surveyClosedPage,
  surveyPage,
} from "../../../../pages"
import { recordVisit } from "../../../../workflows/engagement/record-visit"
import {
  cleanComment,
  readAnswer,
  readScore,
} from "../../../../workflows/feedback/surveys/read-answer"
import { answerSurveyWorkflow } from "../../../../workflows/feedback/surveys/workflows/answer-survey"
import { proofOf } from "../../support/proof"
import { readForm } from "../../support/read-form"
import { servePage } from "../../support/serve-page"
import { openSurvey } from "./open-survey"

/** 20,000 characters of three bytes each, percent-encoded: what is too long is shown again, to be shortened. */
const MAX_BYTES = 192 * 1024

/** Shows the form and stores nothing, whatever number is in the address: mail scanners fetch every link. */
export const GET = servePage(async (req) => {
  const opened = await openSurvey(req)
  if ("problem" in opened) {
    return opened
  }
  const { invitation, context } = opened
  const { survey, answer } = invitation
  const proof = proofOf(req)
  await recordVisit(req.scope, {
    kind: HitKind.PAGE_VIEW,
    messageId: invitation.message_id,
    position: null,
    method: req.method,
    userAgent: proof.user_agent,
    headers: req.headers,
    ip: proof.ip,
  })
  const view = viewOf(invitation)
  if (answer && !answer.is_open) {
    return { page: surveyClosedPage(context, view), context }
  }
  if (answer && req.query.saved) {
    return { page: answeredPage(context, view), context }
  }
  const { score } = req.query
  const chosen = typeof score === "string" ? readScore(survey, score) : null
  return { page: surveyPage(context, { ...view, score: chosen ?? view.score }), context }
})

/** Stores the answer, and leads to the page that says so: loading that again stores nothing again. */
export const POST = servePage(async (req) => {
  const form = await readForm(req, MAX_BYTES)
  if (!form) {
    return { problem: { kind: "refused" }, status: 413 }
  }
  const opened = await openSurvey(req)
  if ("problem" in opened) {
    return opened
  }
  const { invitation, context } = opened
  const written = { score: form.get("score"), comment: form.get("comment") }
  const answer = readAnswer(invitation.survey, written)
  if ("problem" in answer) {
    const page = surveyPage(context, {
      ...viewOf(invitation),
      score: readScore(invitation.survey, written.score),
      comment: cleanComment(written.comment),
      problem: answer.problem,
    })
    return { page, context, status: 400 }
  }
  const { result } = await answerSurveyWorkflow(req.scope).run({
    input: { message_id: invitation.message_id, ...answer },
  })
  switch (result.status) {
    case "unknown":
      return { problem: { kind: "invalid" }, context }
    case "closed":
      return {
        page: surveyClosedPage(context, viewOf(invitation)),
        context,
        status: 409,
      }
    default:
      return { seeOther: "?saved=1" }
  }
})

function viewOf({ survey, answer }: SurveyInvitation): SurveyView {
  return {
    survey,
    score: answer?.score ?? null,
    comment: answer?.comment ?? "",
    isAnswered: answer !== null,
    problem: null,
  }
}
