import { SurveyKind } from "../modules/post-purchase/constants"
import {
  SURVEYS,
  SURVEY_CHANGE_DAYS,
  SURVEY_COMMENT_LENGTH,
} from "../modules/post-purchase/survey"
import type { PageContext } from "./context"
import type { Page } from "./document"
import { type Html, html } from "./html"

/** What a survey's form shows. */
export type SurveyView = {
  survey: SurveyKind
  /** The number that is chosen; null for none. */
  score: number | null
  comment: string
  /** There is an answer already, and it is changed by this form. */
  isAnswered: boolean
  /** What was wrong with what was sent. */
  problem: "score" | "comment" | null
}

/**
 * Asks for a number and, if somebody likes, a few words. Looking at it stores nothing, with or
 * without a number in the address: mail scanners follow every link.
 */
export function surveyPage(context: PageContext, view: SurveyView): Page {
  const { say } = context
  const headline = say("survey", `headline_${view.survey}`)
  return {
    title: say("survey", view.problem ? "problem_title" : "title"),
    body: html`<h1>${headline}</h1>
      <p>${say("survey", "text", { survey: { days: SURVEY_CHANGE_DAYS } })}</p>
      ${form(context, view, true)}`,
  }
}

/** Says that the answer is kept, and lets it be changed. */
export function answeredPage(context: PageContext, view: SurveyView): Page {
  const { say } = context
  return {
    title: say("survey", "thanks_title"),
    body: html`<h1 tabindex="-1" autofocus>${say("survey", "thanks")}</h1>
      ${numberGiven(context, view)}
      <section>
        <h2>${say("survey", "change")}</h2>
        ${form(context, view, false)}
      </section>`,
  }
}

/** For an answer that can no longer be changed. */
export function surveyClosedPage(context: PageContext, view: SurveyView): Page {
  const { say } = context
  return {
    title: say("survey", "closed_title"),
    body: html`<h1 tabindex="-1" autofocus>${say("survey", "closed_headline")}</h1>
      ${numberGiven(context, view)} ${wordsGiven(view)}
      <p class="small" role="status">
        ${say("survey", "closed_text", { survey: { days: SURVEY_CHANGE_DAYS } })}
      </p>`,
  }
}

function numberGiven({ say }: PageContext, { survey, score }: SurveyView): Html {
  const said =
    survey === SurveyKind.CSAT && score !== null
      ? `${score} – ${say("survey", csatKey(score))}`
      : String(score ?? "")
  return html`<p>${say("survey", "your_answer", { survey: { score: said } })}</p>`
}

function wordsGiven({ comment }: SurveyView): Html[] {
  const lines = comment.split("\n").filter(Boolean)
  return lines.map((line) => html`<p class="small">${line}</p>`)
}

// What was chosen is focused: one key, or one tap, sends it. After a problem, what to mend is.
function form(context: PageContext, view: SurveyView, takesFocus: boolean): Html {
  const { say } = context
  return html`<form method="post" autocomplete="off" novalidate>
    ${scale(context, view, takesFocus)} ${comment(context, view, takesFocus)}
    <div class="actions">
      <button>${say("survey", view.isAnswered ? "button_change" : "button")}</button>
    </div>
  </form>`
}

function scale({ say }: PageContext, view: SurveyView, takesFocus: boolean): Html {
  const { survey, score, problem } = view
  const { lowest, highest } = SURVEYS[survey]
  const isWrong = problem === "score"
  const numbers = Array.from(
    { length: highest - lowest + 1 },
    (_, index) => lowest + index
  )
  const focused = isWrong ? (score ?? lowest) : problem ? null : score
  const points = numbers.map(
    (number) =>
      html`<div class="point">
        <input
          type="radio"
          id="score-${number}"
          name="score"
          value="${number}"
          required
          ${number === score && html`checked`}
          ${takesFocus && number === focused && html`autofocus`}
        />
        <label for="score-${number}">${pointLabel(say, survey, number)}</label>
      </div>`
  )
  return html`<fieldset ${isWrong && html`aria-describedby="problem"`}>
    <legend>${say("survey", `scale_${survey}`)}</legend>
    ${isWrong && html`<p id="problem" class="error" role="alert">${say("survey", "problem_score")}</p>`}
    <div class="${survey === SurveyKind.NPS ? "scale" : "scale words"}">${points}</div>
  </fieldset>`
}

function pointLabel(say: PageContext["say"], survey: SurveyKind, number: number): Html {
  return survey === SurveyKind.CSAT
    ? html`<b>${number}</b> ${say("survey", csatKey(number))}`
    : html`${number}`
}

function comment({ say }: PageContext, view: SurveyView, takesFocus: boolean): Html {
  const isWrong = view.problem === "comment"
  const length = SURVEY_COMMENT_LENGTH
  const hint = html`<p class="small" id="comment-more">
    ${say("survey", "comment_hint", { survey: { length } })}
  </p>`
  const problem = html`<p id="problem" class="error" role="alert">
    ${say("survey", "problem_comment", { survey: { length, written: view.comment.length } })}
  </p>`
  // No maxlength: it would cut what somebody pastes without a word. The first newline in a
  // textarea is dropped by browsers, so one is given away.
  return html`<div class="field">
    <label for="comment">${say("survey", "comment")}</label>
    <textarea
      id="comment"
      name="comment"
      rows="4"
      aria-describedby="${isWrong ? "problem comment-more" : "comment-more"}"
      ${isWrong && html`aria-invalid="true"`}
      ${isWrong && takesFocus && html`autofocus`}
    >
${view.comment}</textarea>
    ${isWrong && problem} ${hint}
  </div>`
}

const CSAT_KEYS = ["csat_1", "csat_2", "csat_3", "csat_4", "csat_5"] as const

const csatKey = (score: number) => CSAT_KEYS[score - 1] ?? "csat_3"
