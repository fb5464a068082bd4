/**
 * Finds the fields that a refusal of the server is about: its message names each by its path.
 *
 * @param message - for example `brand.colors.accent: must be a colour like #1a2b3c`
 * @param paths - the paths of the form's fields
 * @returns the message for every field that it names, as far as it is about that field; empty when it names none
 */
export function fieldErrors(message: string, paths: string[]): Record<string, string> {
  const named = paths.filter((path) => nameOf(path).test(message))
  // `sender` would also be found in `sender.name`: only the most exact path counts.
  const exact = named.filter(
    (path) => !named.some((other) => other.startsWith(`${path}.`))
  )
  const starts = exact.map((path) => message.search(nameOf(path)))
  return Object.fromEntries(
    exact.map((path, index) => {
      const next = starts.filter((start) => start > starts[index])
      const own = message.slice(
        starts[index],
        next.length ? Math.min(...next) : undefined
      )
      return [path, withoutPath(own, path) || message]
    })
  )
}

function nameOf(path: string): RegExp {
  // A list's place may stand as `links.0.url` or `links[0].url`, a path with commas or dots.
  const parts = path
    .split(".")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .map((part) => (/^\d+$/.test(part) ? `\\[?${part}\\]?` : part))
  return new RegExp(`(?<![\\w.])${parts.join("(?:\\.|, ?)?")}(?![\\w])`)
}

/** What a message says of a field, without the field's path and what joins it to the next one. */
function withoutPath(message: string, path: string): string {
  return message
    .replace(nameOf(path), "")
    .replace(/^['"\]]?\s*[:,]?\s*/, "")
    .replace(/;\s*$/, "")
}
