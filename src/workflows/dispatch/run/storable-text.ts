// PostgreSQL stores neither, and a mail with a NUL or half a surrogate pair is refused by providers.
// eslint-disable-next-line no-control-regex -- NUL is the point
const NUL = /\u0000/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text as it will be read back from the ledger, so that the first hand-over and a repeat are the same to the byte. */
export function toStorableText(text: string): string {
  return text.replace(NUL, "").replace(LONE_SURROGATE, "\ufffd")
}
