import { Readable, type Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { stringify } from "csv-stringify"
import { readSuppressionPage } from "../../modules/post-purchase/queries/suppression-list"
import { toCell } from "./formula"

const PAGE = 1000
const COLUMNS = ["email", "reason", "detail", "suppressed_at", "email_hash"]

/**
 * Writes all suppressions that hold as CSV, page by page, so that a list of any length needs
 * the memory of one page. Importing it gives the same list; of erased people it has the hash,
 * which only the store that made it can read.
 *
 * @returns once all of it was taken; it rejects when the reader goes away
 */
export async function writeSuppressions(db: Knex, output: Writable): Promise<void> {
  const csv = stringify({
    header: true,
    columns: COLUMNS,
    // Without it Excel reads UTF-8 as if it were the machine's own encoding.
    bom: true,
    // Else a cell with another kind of line end, or a space at its edge, would not come back.
    quoted_string: true,
    cast: { string: toCell },
  })
  await pipeline(Readable.from(readRows(db)), csv, output)
}

async function* readRows(db: Knex): AsyncGenerator<string[]> {
  let after = ""
  let page: Awaited<ReturnType<typeof readSuppressionPage>>
  do {
    page = await readSuppressionPage(db, after, PAGE)
    for (const row of page) {
      yield [
        row.email ?? "",
        row.reason,
        row.detail ?? "",
        row.suppressed_at.toISOString(),
        row.email ? "" : row.email_hash,
      ]
      after = row.id
    }
  } while (page.length === PAGE)
}
