import { setImmediate as nextTurn } from "node:timers/promises"
import { MedusaError } from "@medusajs/framework/utils"
import { CsvError, type Options, parse } from "csv-parse/sync"
import { MAX_IMPORT_ROWS } from "./limits"

/** A row of a file as spreadsheets count them, from 1, or what is wrong with it. */
export type CsvRow = { row: number } & (
  { cells: string[] } | { problem: string; line: string }
)

/** More lines than that are no cell any more, but a quote that somebody forgot to close. */
const MAX_LINES = 50
/** Some 20 ms of work, after which the store answers others. */
const ROWS_A_TURN = 500

/**
 * Reads a CSV file as spreadsheets and exports write them: with or without a byte order mark,
 * any line ends, separated by commas, semicolons (German Excel) or tabs, quoted or not.
 *
 * A row that cannot be read is one row with its problem, and the next line is read as if it
 * were not there. csv-parse alone would go on in the middle of a broken line, where the rest of
 * an address may look like another address.
 *
 * @throws MedusaError (invalid_data) for more rows than an import may have, empty ones included,
 *   before it has read many more
 */
export async function readCsv(text: string): Promise<CsvRow[]> {
  const { body, delimiter, skipped } = openCsv(text)
  const options: Options = {
    delimiter,
    relax_column_count: true,
    trim: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    // One more than may be, and the head.
    to: MAX_IMPORT_ROWS + 2,
  }
  const records = parseAll(body, options)
  const rows = records
    ? records.map((cells, index) => ({ row: skipped + index + 1, cells }))
    : await readLineByLine(body, options, skipped)
  if (rows.length > MAX_IMPORT_ROWS + 1) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid request: csv: the file has more than ${MAX_IMPORT_ROWS} rows. Divide it and import the parts; what is known already is passed over.`
    )
  }
  return rows
}

/** Excel says with `sep=;` what it separates by; else the first line shows it. */
function openCsv(text: string): { body: string; delimiter: string; skipped: number } {
  const body = text.replace(/^\uFEFF/, "")
  const said = /^"?sep=([,;\t])"?(?:\r\n|\n|\r)/i.exec(body)
  if (said) {
    return { body: body.slice(said[0].length), delimiter: said[1], skipped: 1 }
  }
  const [first] = body.trimStart().split(/[\r\n]/, 1)
  const bare = first.replace(/"[^"]*"/g, "")
  const counted = [",", ";", "\t"].map((delimiter) => ({
    delimiter,
    count: bare.split(delimiter).length,
  }))
  const [{ delimiter }] = counted.sort((a, b) => b.count - a.count)
  return { body, delimiter, skipped: 0 }
}

async function readLineByLine(
  body: string,
  options: Options,
  skipped: number
): Promise<CsvRow[]> {
  const lines = body.split(/\r\n|\n|\r/)
  if (lines.at(-1) === "") {
    lines.pop()
  }
  const rows: CsvRow[] = []
  let at = 0
  while (at < lines.length && rows.length <= MAX_IMPORT_ROWS + 1) {
    if (rows.length % ROWS_A_TURN === 0) {
      await nextTurn()
    }
    const row = skipped + rows.length + 1
    const length = lengthOfRow(lines, at)
    const cells = length
      ? readRecord(lines.slice(at, at + length).join("\n"), options)
      : null
    if (cells) {
      rows.push({ row, cells })
      at += length
    } else {
      rows.push({
        row,
        problem: "its quotes are not in pairs around a whole cell",
        line: lines[at],
      })
      at += 1
    }
  }
  return rows
}

/** How many lines the row has that begins here: as many as its quotes need to be pairs; 0 for none. */
function lengthOfRow(lines: string[], start: number): number {
  let quotes = 0
  for (let at = start; at < Math.min(lines.length, start + MAX_LINES); at += 1) {
    quotes += lines[at].split('"').length - 1
    if (quotes % 2 === 0) {
      return at - start + 1
    }
  }
  return 0
}

function readRecord(line: string, options: Options): string[] | null {
  // csv-parse takes 35 µs to start, and most rows need none of it.
  if (!line.includes('"')) {
    return line.split(String(options.delimiter)).map((cell) => cell.trim())
  }
  const records = parseAll(line, options)
  return records && (records[0] ?? [""])
}

/** @returns null for what csv-parse calls broken */
function parseAll(text: string, options: Options): string[][] | null {
  try {
    return parse(text, options)
  } catch (error) {
    if (error instanceof CsvError) {
      return null
    }
    throw error
  }
}
