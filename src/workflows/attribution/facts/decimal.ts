/** An amount as `query.graph` returns it: a number, its text, or Medusa's exact form. */
export type Amount = number | string | { value?: unknown } | null | undefined

/**
 * An amount as decimal text, to the digit.
 *
 * @returns null for nothing, and for what is no number
 */
export function toDecimal(amount: Amount): string | null {
  const plain = typeof amount === "object" ? amount?.value : amount
  return (typeof plain === "number" || typeof plain === "string") &&
    plain !== "" &&
    Number.isFinite(Number(plain))
    ? String(plain)
    : null
}
