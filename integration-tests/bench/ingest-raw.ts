import { type Client, Pool } from "@medusajs/framework/pg"

/** What the ingestion wrote: every column that it sets. */
const COLUMNS = [
  "id",
  "dedupe_key",
  "kind",
  "source",
  "occurred_at",
  "times",
  "last_at",
  "message_id",
  "external_id",
  "flow",
  "step",
  "sales_channel_id",
  "position",
  "method",
  "user_agent",
  "ip_range",
  "network",
  "is_prefetch",
  "payload",
]

/** A row's values, in the order of the columns. */
export type RawRow = unknown[]

/** Reads the rows that the ingestion left, and empties the table for those who write them again. */
export async function takeRows(sql: Client): Promise<RawRow[]> {
  const { rows } = await sql.query<RawRow>({
    text: `select ${COLUMNS.join(", ")} from post_purchase_hit order by id`,
    rowMode: "array",
  })
  await sql.query("truncate post_purchase_hit")
  return rows.map((row) => row.map(toParameter))
}

/** Writes the rows by one INSERT each, each in a transaction of its own, over so many connections. */
export async function insertOneByOne(
  url: string,
  rows: RawRow[],
  connections: number
): Promise<void> {
  const pool = new Pool({ connectionString: url, max: connections })
  const places = COLUMNS.map((_, index) => `$${index + 1}`).join(", ")
  const insert = {
    // Named, so that it is parsed once a connection.
    name: "insert-hit",
    text: `insert into post_purchase_hit (${COLUMNS.join(", ")}) values (${places})`,
  }
  let next = 0
  const lane = async (): Promise<void> => {
    const client = await pool.connect()
    while (next < rows.length) {
      await client.query({ ...insert, values: rows[next++] })
    }
    client.release()
  }
  await Promise.all(Array.from({ length: connections }, lane))
  await pool.end()
}

function toParameter(value: unknown): unknown {
  const isJson = typeof value === "object" && value !== null && !(value instanceof Date)
  return isJson ? JSON.stringify(value) : value
}
