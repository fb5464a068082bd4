import { Readable, type Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { stringify } from "csv-stringify"
import {
  type ReviewAuditRow,
  readReviewAudit,
} from "../../../modules/post-purchase/queries/review-audit"
import { toCell } from "../../suppression/formula"

const PAGE = 500
const COLUMNS = [
  "order_id",
  "email",
  "line_item_id",
  "product_id",
  "step",
  "message_id",
  "message_state",
  "skip_reason",
  "planned_at",
  "sent_at",
  "settled_at",
  "incentive",
  "review_id",
  "rating",
  "review_state",
  "rejection_reason",
  "submitted_at",
  "edited_at",
  "decided_at",
  "published_at",
]

/**
 * Writes as CSV who was asked for a review and reminded of it, who was not and why, and what
 * became of it, item by item: the proof that everybody is asked, and that nothing is kept back
 * but for a lawful reason. Page by page, so that a list of any length needs the memory of one.
 *
 * @returns once all of it was taken; it rejects when the reader goes away
 */
export async function writeReviewAudit(db: Knex, output: Writable): Promise<void> {
  const csv = stringify({
    header: true,
    columns: COLUMNS,
    // Without it Excel reads UTF-8 as if it were the machine's own encoding.
    bom: true,
    quoted_string: true,
    cast: { string: toCell },
  })
  await pipeline(Readable.from(readRows(db)), csv, output)
}

async function* readRows(db: Knex): AsyncGenerator<(string | number)[]> {
  let after = ""
  let page: ReviewAuditRow[]
  do {
    page = await readReviewAudit(db, after, PAGE)
    for (const row of page) {
      yield toCells(row)
      after = row.message_id
    }
    // A page has at least a row for each of its messages.
  } while (page.length >= PAGE)
}

function toCells(row: ReviewAuditRow): (string | number)[] {
  return [
    row.order_id ?? "",
    row.email ?? "",
    row.line_item_id ?? "",
    row.product_id ?? "",
    row.step,
    row.message_id,
    row.state,
    row.skip_reason ?? "",
    row.planned_at.toISOString(),
    row.sent_at?.toISOString() ?? "",
    row.settled_at?.toISOString() ?? "",
    row.incentive ?? "",
    row.review_id ?? "",
    row.rating ?? "",
    row.review_state ?? "",
    row.rejection_reason ?? "",
    row.submitted_at?.toISOString() ?? "",
    row.edited_at?.toISOString() ?? "",
    row.decided_at?.toISOString() ?? "",
    row.published_at?.toISOString() ?? "",
  ]
}
