import { toStorableText } from "../../../modules/post-purchase/storable-text"

// What nobody types: control characters but tab and line end, and marks that turn the direction
// of the text around them, which would reach out of the review.
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

/**
 * A text as it was meant: any line ends are "\n", without control characters or space around it.
 * HTML and links stay as they were typed; they are escaped wherever they are shown.
 *
 * @returns null for nothing
 */
export function cleanText(text: string): string | null {
  return (
    toStorableText(text)
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(INVISIBLE, "")
      .trim() || null
  )
}

/** The same on one line, for titles and names. */
export function cleanLine(text: string): string | null {
  return cleanText(text)?.replace(/\s+/g, " ") ?? null
}
