/** The same props with other strings; booleans and the lengths of lists stay. */
export function refilled<Props>(props: Props, next: () => string): Props {
  return replace(props, next) as Props
}

function replace(value: unknown, next: () => string): unknown {
  if (typeof value === "string") {
    return next()
  }
  if (Array.isArray(value)) {
    return value.map((inner) => replace(inner, next))
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, replace(inner, next)])
      )
    : value
}

/** The names of all tags in the order in which they open: what a value must never change. */
export function tagNames(html: string): string[] {
  return [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[0])
}

/** The JSON-LD of a mail, parsed; null without one. */
export function jsonLdOf(html: string): unknown {
  const [, json] =
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
  return json === undefined ? null : JSON.parse(json)
}

/** The links of a mail in the order in which they are read and focused. */
export function anchorsOf(html: string) {
  return [...html.matchAll(/<a ([^>]*)>(.*?)<\/a>/gs)].map(([, attributes, content]) => ({
    href: unescapeHtml(/href="([^"]*)"/.exec(attributes)?.[1] ?? ""),
    text: unescapeHtml(content.replace(/<!--.*?-->|<[^>]*>/gs, "")).trim(),
    untracked: / data-pp-untracked="true"/.test(` ${attributes}`),
    isButton: /class="btn"/.test(attributes),
  }))
}

function unescapeHtml(value: string): string {
  return value
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&nbsp;", "\u00A0")
    .replaceAll("&#8202;", "\u200A")
    .replaceAll("&amp;", "&")
}

/** What links are called where their text is only a sign, in order. */
export function labelsOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*aria-label="([^"]*)"/g)].map(([, label]) =>
    unescapeHtml(label)
  )
}
