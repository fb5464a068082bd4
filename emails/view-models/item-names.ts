import type { LineFacts } from "./facts"
import { oneLine, truncate } from "./text-values"

const NAME_LENGTH = 60

/** What a sentence can say of several things: as copy sees it. */
export type ItemVariables = {
  names: string | null
  first: string | null
  second: string | null
  more_count: number
}

/** The names of lines, ready for {@link itemNames} to join in a language. */
export function itemVariables(items: readonly LineFacts[]): ItemVariables {
  const titles = items
    .map((line) => inSentence(oneLine(line.productTitle) || oneLine(line.title)))
    .filter(Boolean)
  // Two variants of one product are one name.
  const [first = null, second = null, ...others] = new Set(titles)
  return {
    names: null,
    first,
    second,
    more_count: second === null ? 0 : others.length + 1,
  }
}

// A name that is cut loses the half word at its end.
function inSentence(title: string): string {
  const cut = truncate(title, NAME_LENGTH)
  return cut === title ? title : cut.replace(/[\s,;:–-]+\S*…$/u, "…")
}

/** "Coffee", "Coffee and Tea", "Coffee and 2 more": titles have commas of their own. Null where nothing has a name. */
export function itemNames(
  say: (key: "names_two" | "names_more") => string,
  items: ItemVariables
): string | null {
  switch (items.more_count) {
    case 0:
      return items.first
    case 1:
      return say("names_two")
    default:
      return say("names_more")
  }
}
