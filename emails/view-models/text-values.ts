import { toWellFormed } from "../compile/escape"

// Control characters, line and paragraph separators; in a name or a title they are never meant.
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g
// Overrides that can turn the reading order of what follows.
const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/g

// What has none of these and no space at its ends is clean already: nearly every value.
const SUSPICIOUS =
  /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF]| {2}|^\s|\s$/

/** One clean line: control characters become spaces, spaces collapse, ends are trimmed. */
export function oneLine(value: string | null | undefined): string {
  if (!value || !SUSPICIOUS.test(value)) {
    return value ?? ""
  }
  return toWellFormed(value)
    .replace(CONTROL, " ")
    .replace(BIDI_CONTROL, "")
    .replace(/ {2,}/g, " ")
    .trim()
}

/** As {@link oneLine}, with the spaces at the ends: for a piece of a sentence. */
export function cleanPiece(value: string): string {
  return toWellFormed(value)
    .replace(CONTROL, " ")
    .replace(BIDI_CONTROL, "")
    .replace(/ {2,}/g, " ")
}

/** Cuts after `length` characters as people count them (an emoji is one), with an ellipsis. */
export function truncate(value: string, length: number): string {
  if (value.length <= length) {
    return value
  }
  // A combining sequence can be long: a hard bound keeps one "character" from carrying a novel.
  const bounded = value.slice(0, length * 8)
  const parts = Array.from(graphemes.segment(bounded), ({ segment }) => segment)
  if (parts.length <= length && bounded.length === value.length) {
    return value
  }
  return toWellFormed(
    `${parts
      .slice(0, length - 1)
      .join("")
      .trimEnd()}…`
  )
}

/** The first character as people see it, in upper case: for a picture placeholder. */
export function initial(value: string): string {
  for (const { segment, isWordLike } of words.segment(value)) {
    if (isWordLike) {
      const [first] = graphemes.segment(segment)
      return first.segment.toUpperCase()
    }
  }
  return ""
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })
const words = new Intl.Segmenter(undefined, { granularity: "word" })
