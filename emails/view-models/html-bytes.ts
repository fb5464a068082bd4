import { oneLine, truncate } from "./text-values"

/** What values weigh in HTML: escaping makes a quote or an ampersand up to six bytes. */
export function htmlBytes(...values: readonly string[]): number {
  return values.reduce(
    (sum, value) =>
      sum + Buffer.byteLength(value) + 5 * (value.match(/["&'<>]/g)?.length ?? 0),
    0
  )
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/** Cuts so that text and ellipsis weigh at most `room`: between words where there are any, else between characters as people see them. */
export function cutToBytes(text: string, room: number): string {
  let bytes = htmlBytes("…")
  let end = 0
  for (const { segment, index } of graphemes.segment(text)) {
    bytes += htmlBytes(segment)
    if (bytes > room) {
      break
    }
    end = index + segment.length
  }
  const cut = text.slice(0, end).replace(/\s+\S{0,40}$/u, "")
  return cut && `${cut}…`
}

/**
 * One line of at most `length` characters that weighs no more than four bytes for
 * each: an emoji family is one character of 25 bytes.
 */
export function shortLine(value: string | null | undefined, length: number): string {
  const line = truncate(oneLine(value), length)
  return htmlBytes(line) > length * 4 ? cutToBytes(line, length * 4) : line
}
