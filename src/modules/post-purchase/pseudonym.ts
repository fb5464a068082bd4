const PREFIX = "erased:"

/**
 * What stands in the place of an erased person's address: the same for all of their rows, so
 * that repeat purchases still count as such, and for nobody to turn back into an address.
 *
 * @param emailHash - the HMAC of the normalised address, hex; see `openKeyRing`
 * @example
 * pseudonymOf("9f86d081884c7d65…") // "erased:9f86d081884c7d65"
 */
export function pseudonymOf(emailHash: string): string {
  return PREFIX + emailHash.slice(0, 16)
}

/** Whether this stands where an erased person's address was. No address looks like it. */
export function isPseudonym(email: string | null): boolean {
  return email?.startsWith(PREFIX) ?? false
}
