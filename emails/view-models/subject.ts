import { oneLine, truncate } from "./text-values"

/** Longer subjects are cut by every client; RFC 5322 would fold them. */
const SUBJECT_LENGTH = 150

/** A subject that cannot carry a header: one line, no control characters, at most 150 characters. */
export function sanitizeSubject(value: string): string {
  return truncate(oneLine(value), SUBJECT_LENGTH)
}
