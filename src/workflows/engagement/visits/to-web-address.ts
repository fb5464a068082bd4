/**
 * An address that a browser may be sent to, in the form that a header can hold.
 *
 * @returns null for what is no http(s) address
 */
export function toWebAddress(link: unknown): string | null {
  if (typeof link !== "string" || !URL.canParse(link)) {
    return null
  }
  const { protocol, href } = new URL(link)
  return protocol === "https:" || protocol === "http:" ? href : null
}
