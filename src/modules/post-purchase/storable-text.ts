// PostgreSQL stores neither, and a mail with a NUL or half a surrogate pair is refused by providers.
const NUL = "\u0000"

/** A text as it will be read back from the ledger, so that the first hand-over and a repeat are the same to the byte. */
export function toStorableText(text: string): string {
  // Both tests are native; regular expressions over 30 kB of HTML cost a tenth of the mail.
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes(NUL) ? whole.replaceAll(NUL, "") : whole
}

/**
 * Rows as a jsonb parameter. What a provider or a template said goes into the ledger with them,
 * and a NUL in one error must not stop the other 99 from being settled.
 */
export function toStorableJson(rows: unknown): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === "string" ? toStorableText(value) : withStorableKeys(value)
  )
}

/** What somebody else sent may have such a text for a name, too. */
function withStorableKeys(value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
  return isObject && Object.keys(value).some((key) => toStorableText(key) !== key)
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => [toStorableText(key), field])
      )
    : value
}
