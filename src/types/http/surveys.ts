import type { SurveyKind } from "../../modules/post-purchase/constants"

/** An answer as a list shows it; moments are ISO strings. */
export type AdminSurveyAnswer = {
  id: string
  survey: SurveyKind
  /** 0 to 10 for NPS, 1 to 5 for CSAT. */
  score: number
  comment: string | null
  tags: string[]
  /** Null after the person was erased. */
  email: string | null
  order_id: string | null
  /** Null when the order is gone. */
  order_display_id: number | null
  customer_id: string | null
  sales_channel_id: string | null
  locale: string | null
  answered_at: string
  /** The same as `answered_at` for an answer that was never changed. */
  changed_at: string
  /** When the team was told of a low score. */
  alerted_at: string | null
}

/** GET /admin/post-purchase/surveys */
export type AdminSurveyAnswersQuery = {
  survey?: SurveyKind
  min_score?: number
  max_score?: number
  tag?: string
  /** Part of the comment. */
  q?: string
  order_id?: string
  /** ISO 8601; first answers from here on. */
  since?: string
  /** ISO 8601; first answers before this. */
  until?: string
  limit?: number
  offset?: number
}
export type AdminSurveyAnswersResponse = {
  answers: AdminSurveyAnswer[]
  count: number
  limit: number
  offset: number
}

/** POST /admin/post-purchase/surveys/:id/tags replaces the answer's tags. */
export type AdminTagSurveyAnswer = {
  /** At most 20, each one line of at most 40 characters. */
  tags: string[]
}
export type AdminSurveyAnswerResponse = { answer: AdminSurveyAnswer }

/** GET /admin/post-purchase/surveys/summary */
export type AdminSurveySummaryQuery = {
  survey: SurveyKind
  /** ISO 8601; of the invitation. */
  since?: string
  until?: string
  sales_channel_id?: string
}

/** A figure with its 95 % interval. */
export type AdminSurveyFigure = { value: number; lower: number; upper: number }

export type AdminSurveySummary = {
  survey: SurveyKind
  /** Invitations of the period that were sent. */
  invited: number
  /** Answers to these invitations. */
  answered: number
  /** Share of the invited, 0 to 1; null when nobody was invited. */
  response_rate: AdminSurveyFigure | null
  /** Every score that can be given, the lowest first. */
  distribution: { score: number; count: number }[]
  /** NPS, -100 to 100; null for another survey and without answers. */
  nps: (AdminSurveyFigure & NpsShares) | null
  /** Share of those who gave 4 or 5, 0 to 1; null for another survey and without answers. */
  csat: AdminSurveyFigure | null
}
type NpsShares = {
  /** Gave 9 or 10. */
  promoters: number
  /** Gave 7 or 8. */
  passives: number
  /** Gave 0 to 6. */
  detractors: number
}
export type AdminSurveySummaryResponse = { summary: AdminSurveySummary }
