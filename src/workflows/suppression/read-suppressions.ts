import { SuppressionReason } from "../../modules/post-purchase/constants"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"
import { readCell } from "./formula"
import { type CsvRow, readCsv } from "./read-csv"

/** A suppression as a file names it: by the address, or by the hash that an export has of an erased person. */
export type ListedSuppression = {
  email: string | null
  email_hash: string | null
  reason: SuppressionReason
  detail: string | null
  /** Null: now. */
  suppressed_at: Date | null
}

/** A row of which nothing is taken, and why. */
export type RefusedRow = { row: number; value: string; problem: string }

const COLUMNS = ["email", "email_hash", "reason", "detail", "suppressed_at"] as const
type Column = (typeof COLUMNS)[number]
/** Where each column stands; one that is missing is not there. */
type Head = Partial<Record<Column, number>>

/** The names that other programs give to the column of addresses. */
const EMAIL_NAMES = new Set([
  "email",
  "e-mail",
  "email address",
  "e-mail-adresse",
  "mail",
])
const REASONS: ReadonlySet<string> = new Set(Object.values(SuppressionReason))
const HASH = /^[0-9a-f]{64}$/
const MOMENT =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i
const MAX_DETAIL = 10_000
const MAX_SHOWN = 200

/**
 * Reads a list of addresses that are not to be written to.
 *
 * The first row is a head when one of its cells is the name of the address column; without one
 * the file has to be a single column of addresses. Columns of other names are left out.
 *
 * @param now - what is said to happen later is refused
 * @throws MedusaError (invalid_data) for a file with too many rows
 * @example
 * (await readSuppressions("email;reason\r\nMara@Example.com;complaint", new Date())).rows
 * // [{ email: "mara@example.com", reason: "complaint", … }]
 */
export async function readSuppressions(
  csv: string,
  now: Date
): Promise<{ rows: ListedSuppression[]; refused: RefusedRow[] }> {
  const all = (await readCsv(csv)).filter(
    (row) => "problem" in row || row.cells.some(Boolean)
  )
  const head = readHead(all[0])
  const rows: ListedSuppression[] = []
  const refused: RefusedRow[] = []
  for (const row of head ? all.slice(1) : all) {
    if ("problem" in row) {
      refused.push({
        row: row.row,
        value: row.line.slice(0, MAX_SHOWN),
        problem: row.problem,
      })
      continue
    }
    const read = head
      ? readRow(row.cells, head, now)
      : row.cells.slice(1).some((cell) => cell !== "")
        ? "several columns need a first row with their names, one of them email"
        : readRow(row.cells, { email: 0 }, now)
    if (typeof read === "string") {
      const value = row.cells[head?.email ?? 0] ?? ""
      refused.push({ row: row.row, value: value.slice(0, MAX_SHOWN), problem: read })
    } else {
      rows.push(read)
    }
  }
  return { rows, refused }
}

function readHead(row: CsvRow | undefined): Head | null {
  if (!row || "problem" in row) {
    return null
  }
  const names = row.cells.map((cell) => cell.trim().toLowerCase())
  const head: Head = {}
  for (const column of COLUMNS) {
    const at = names.findIndex((name) =>
      column === "email" ? EMAIL_NAMES.has(name) : name === column
    )
    if (at >= 0) {
      head[column] = at
    }
  }
  return head.email === undefined && head.email_hash === undefined ? null : head
}

/** @returns what is wrong with it, in words, when it cannot be taken */
function readRow(cells: string[], head: Head, now: Date): ListedSuppression | string {
  const cell = (column: Column): string => {
    const at = head[column]
    return at === undefined ? "" : readCell(cells[at] ?? "")
  }
  const written = cell("email")
  const email = normalizeEmail(written)
  const email_hash = cell("email_hash").trim().toLowerCase()
  const reason = cell("reason").trim().toLowerCase() || SuppressionReason.MANUAL
  const detail = cell("detail")
  const moment = cell("suppressed_at").trim()
  const suppressed_at = moment ? readMoment(moment) : null
  if (!email && (written !== "" || !HASH.test(email_hash))) {
    return written === "" ? "there is no address" : "that is not an e-mail address"
  }
  if (!isReason(reason)) {
    return `the reason ${JSON.stringify(reason.slice(0, 50))} is not one of ${[...REASONS].join(", ")}`
  }
  if (detail.length > MAX_DETAIL) {
    return `the detail is longer than ${MAX_DETAIL} characters`
  }
  if (moment && !suppressed_at) {
    return "suppressed_at is not a moment like 2026-03-12 or 2026-03-12T14:05:00Z"
  }
  if (suppressed_at && suppressed_at > now) {
    return "suppressed_at lies in the future"
  }
  return {
    email,
    email_hash: email ? null : email_hash,
    reason,
    detail: detail || null,
    suppressed_at,
  }
}

function isReason(text: string): text is SuppressionReason {
  return REASONS.has(text)
}

/** A moment without a time zone is one of UTC, on every machine. */
function readMoment(text: string): Date | null {
  if (!MOMENT.test(text)) {
    return null
  }
  const isDay = text.length === 10
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10))
  const moment = new Date(
    isDay || hasZone ? text.replace(" ", "T") : `${text.replace(" ", "T")}Z`
  )
  const isReal = !Number.isNaN(moment.getTime()) && isCalendarDay(text.slice(0, 10))
  return isReal ? moment : null
}

/** JavaScript takes the 30th of February for the 2nd of March. */
function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
