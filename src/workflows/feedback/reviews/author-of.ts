import { cleanLine } from "./clean-text"
import { MAX_AUTHOR } from "./limits"

/**
 * How a buyer is called in public unless they say otherwise: the first name, and of the last
 * one its initial.
 *
 * @returns null when no first name is known
 * @example
 * authorOf({ first_name: "Ada", last_name: "Lovelace" }) // "Ada L."
 */
export function authorOf({
  first_name,
  last_name,
}: {
  first_name: string | null
  last_name: string | null
}): string | null {
  const first = cleanLine(first_name ?? "")
  const [initial] = cleanLine(last_name ?? "") ?? ""
  const name = first && (initial ? `${first} ${initial.toUpperCase()}.` : first)
  return name && name.length <= MAX_AUTHOR ? name : null
}
