import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** What was mailed about an order and what was answered, each with its moment. */
export type OrderHistory = {
  order_id: string
  sent:
    | {
        dedupe_key: string
        flow: string
        step: string
        subject: string
        at: string
        line_item_ids: string[] | null
      }[]
    | null
  reviews: { line_item_id: string; submitted_at: string }[] | null
  answers: { survey: string; answered_at: string }[] | null
}

/** Reads orders' messages and answers for a replay, in one statement. */
export async function readOrdersHistory(
  db: Knex,
  orderIds: string[]
): Promise<OrderHistory[]> {
  if (!orderIds.length) {
    return []
  }
  const { rows } = await db.raw(
    `select x.order_id,
       (select json_agg(json_build_object('dedupe_key', m.dedupe_key, 'flow', m.flow,
            'step', m.step, 'subject', m.subject,
            'at', coalesce(m.sent_at, m.settled_at, now()),
            'line_item_ids', (select json_agg(e ->> 'line_item_id')
                              from jsonb_array_elements(m.mentions) e)))
          from post_purchase_message m
          where m.order_id = x.order_id
            and (m.state in ('sent', 'unknown')
                 or (m.state = 'claimed' and m.batch_id is not null))) as sent,
       (select json_agg(json_build_object('line_item_id', r.line_item_id,
            'submitted_at', r.submitted_at))
          from post_purchase_review r where r.order_id = x.order_id) as reviews,
       (select json_agg(json_build_object('survey', s.survey, 'answered_at', s.answered_at))
          from post_purchase_survey_answer s where s.order_id = x.order_id) as answers
     from unnest(?::text[]) as x(order_id)`,
    [orderIds]
  )
  return rows
}
