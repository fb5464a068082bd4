import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isPseudonym } from "../../../../modules/post-purchase/pseudonym"
import {
  type SurveyAnswerFilter,
  type SurveyAnswerRow,
  listSurveyAnswers,
} from "../../../../modules/post-purchase/queries/list-survey-answers"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminSurveyAnswer } from "../../../../types/http"

/** A page of answers, each with the number of its order. */
export async function readAnswers(
  container: MedusaContainer,
  filter: SurveyAnswerFilter,
  page: { limit: number; offset: number }
): Promise<{ answers: AdminSurveyAnswer[]; count: number }> {
  const { rows, count } = await listSurveyAnswers(
    resolveConnection(container),
    filter,
    page
  )
  const ids = [...new Set(rows.flatMap(({ order_id }) => order_id ?? []))]
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: orders } = ids.length
    ? await query.graph({
        entity: "order",
        fields: ["id", "display_id"],
        filters: { id: ids },
        pagination: { take: ids.length },
      })
    : { data: [] }
  const numbers = new Map(orders.map(({ id, display_id }) => [id, display_id]))
  return {
    answers: rows.map((row) => toAdminAnswer(row, numbers.get(row.order_id ?? ""))),
    count,
  }
}

function toAdminAnswer(
  row: SurveyAnswerRow,
  displayId: number | string | null | undefined
): AdminSurveyAnswer {
  return {
    id: row.id,
    survey: row.survey,
    score: row.score,
    comment: row.comment,
    tags: row.tags,
    email: isPseudonym(row.email) ? null : row.email,
    order_id: row.order_id,
    order_display_id: displayId ? Number(displayId) : null,
    customer_id: row.customer_id,
    sales_channel_id: row.sales_channel_id,
    locale: row.locale,
    answered_at: row.answered_at.toISOString(),
    changed_at: row.changed_at.toISOString(),
    alerted_at: row.alerted_at && row.alerted_at.toISOString(),
  }
}
