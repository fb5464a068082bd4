import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** An order, and whose it is. */
export type FeedbackQuestion = { order_id: string; email: string }

/** What the ledger knows of an order's messages and answers, and of its person's. */
export type FeedbackRow = FeedbackQuestion & {
  sent:
    | {
        flow: string
        step: string
        subject: string
        sent_at: string
        line_item_ids: string[] | null
      }[]
    | null
  open: { flow: string; step: string; subject: string }[] | null
  reviewed_line_item_ids: string[] | null
  reviewed_product_ids: string[] | null
  guided_product_ids: string[] | null
  answered_surveys: string[] | null
  last_sent_at: Record<string, string> | null
}

/** The flow whose mentions are guides that were mailed. */
export const GUIDE_FLOW = "usage-tips"

/**
 * Reads what people were asked and have answered, for a whole batch in one statement. A
 * message counts from the moment it is sealed: from then on it may arrive at any time.
 */
export async function readFeedback(
  db: Knex,
  questions: FeedbackQuestion[]
): Promise<FeedbackRow[]> {
  if (!questions.length) {
    return []
  }
  const handedOver = `(m.state in ('sent', 'unknown') or (m.state = 'claimed' and m.batch_id is not null))`
  const { rows } = await db.raw(
    `select x.order_id, x.email,
       (select json_agg(json_build_object('flow', m.flow, 'step', m.step,
            'subject', m.subject, 'sent_at', coalesce(m.sent_at, m.settled_at, now()),
            'line_item_ids', (select json_agg(e ->> 'line_item_id')
                              from jsonb_array_elements(m.mentions) e)))
          from post_purchase_message m
          where m.order_id = x.order_id and ${handedOver}) as sent,
       (select json_agg(json_build_object('flow', m.flow, 'step', m.step,
            'subject', m.subject))
          from post_purchase_message m
          where m.order_id = x.order_id
            and (m.state = 'scheduled' or (m.state = 'claimed' and m.batch_id is null))
         ) as open,
       (select json_agg(r.line_item_id) from post_purchase_review r
          where r.order_id = x.order_id) as reviewed_line_item_ids,
       (select json_agg(distinct r.product_id) from post_purchase_review r
          where r.email = x.email) as reviewed_product_ids,
       (select json_agg(distinct e ->> 'product_id')
          from post_purchase_message m, jsonb_array_elements(m.mentions) e
          where m.email = x.email and m.flow = '${GUIDE_FLOW}' and m.mentions is not null
            and ${handedOver}) as guided_product_ids,
       (select json_agg(distinct s.survey) from post_purchase_survey_answer s
          where s.order_id = x.order_id) as answered_surveys,
       (select json_object_agg(l.flow, l.at) from (
          select m.flow, max(coalesce(m.sent_at, m.settled_at, now())) as at
          from post_purchase_message m
          where m.email = x.email and m.purpose = 'marketing' and ${handedOver}
          group by m.flow) l) as last_sent_at
     from jsonb_to_recordset(?::jsonb) as x(order_id text, email text)`,
    [JSON.stringify(questions)]
  )
  return rows
}
