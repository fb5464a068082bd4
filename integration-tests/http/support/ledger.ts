import { setTimeout as sleep } from "node:timers/promises"
import type { TestStore } from "../../support/test-store"

/** A row of `post_purchase_message`, as far as tests look at it. */
export type MessageRow = {
  id: string
  flow: string
  step: string
  subject: string
  email: string | null
  order_id: string | null
  fulfillment_id: string | null
  state: string
  skip_reason: string | null
  last_error: string | null
  reschedules: number
  failures: number
  send_at: Date
  sent_at: Date | null
  settled_at: Date | null
  batch_id: string | null
  provider: string | null
  external_id: string | null
  rendered_subject: string | null
  rendered_html: string | null
  rendered_text: string | null
}

/** Columns and what stands in them; a list means one of these. */
export type Where = Partial<Record<keyof MessageRow, string | string[] | null>>

/** Rows of the ledger, oldest first; of those that one event planned, the transactional ones. */
export async function messages(
  store: TestStore,
  where: Where = {}
): Promise<MessageRow[]> {
  const { clause, values } = toSql(where)
  const { rows } = await store.sql.query<MessageRow>(
    `select * from post_purchase_message ${clause} order by planned_at, purpose desc, id`,
    values
  )
  return rows
}

/** The row that matches, as soon as there is one. It fails with what stands in the ledger instead. */
export async function waitForMessage(
  store: TestStore,
  where: Where,
  timeoutMs = 20_000
): Promise<MessageRow> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const [row] = await messages(store, where)
    if (row) {
      return row
    }
    if (Date.now() > deadline) {
      const present = (await messages(store)).map(
        ({ step, state, skip_reason, last_error, order_id }) =>
          `${step} ${state} ${skip_reason ?? ""} ${last_error ?? ""} ${order_id}`
      )
      throw new Error(
        `no message ${JSON.stringify(where)} within ${timeoutMs} ms; there are:\n${present.join("\n")}`
      )
    }
    await sleep(25)
  }
}

/** Changes rows of the ledger, for what would else take minutes or a crash. */
export async function setMessage(
  store: TestStore,
  assignments: string,
  where: Where
): Promise<void> {
  const { clause, values } = toSql(where)
  await store.sql.query(
    `update post_purchase_message set ${assignments} ${clause}`,
    values
  )
}

function toSql(where: Where): { clause: string; values: (string | string[] | null)[] } {
  const entries = Object.entries(where)
  const conditions = entries.map(([column, value], index) =>
    Array.isArray(value)
      ? `${column} = any($${index + 1})`
      : `${column} is not distinct from $${index + 1}`
  )
  return {
    clause: conditions.length ? `where ${conditions.join(" and ")}` : "",
    values: entries.map(([, value]) => value),
  }
}
