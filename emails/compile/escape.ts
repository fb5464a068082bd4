const SPECIAL = /["&'<>\0\uD800-\uDFFF]/
const HTML = /["&'<>\0]/g

/** The five entities React writes, spelled as React spells them. NUL never leaves React Email's render either. */
const ENTITIES: Record<string, string> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&#x27;",
  "<": "&lt;",
  ">": "&gt;",
  "\0": "",
}

const JSON_SPECIAL = /[<>&\0\u2028\u2029\uD800-\uDFFF]/
const JSON_UNSAFE = /[<>&\0\u2028\u2029]/g
const LONE_SURROGATE =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * A string that UTF-8 can carry: half of a surrogate pair becomes U+FFFD, as it
 * would when React's output is encoded.
 */
export function toWellFormed(value: string): string {
  return value.replace(LONE_SURROGATE, "\uFFFD")
}

/**
 * Escapes a value for HTML text and for double-quoted attributes, byte for byte as React does.
 */
export function escapeHtml(value: string): string {
  if (!SPECIAL.test(value)) {
    return value
  }
  return toWellFormed(value).replace(HTML, (character) => ENTITIES[character])
}

/**
 * Makes any string harmless inside `<script type="application/ld+json">`. On
 * JSON the result is the same JSON, and doing it twice changes nothing.
 */
export function escapeJson(json: string): string {
  if (!JSON_SPECIAL.test(json)) {
    return json
  }
  return toWellFormed(json).replace(
    JSON_UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  )
}
