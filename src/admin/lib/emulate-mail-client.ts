export type Scheme = "light" | "dark"

// With this target a click asks for a new window, which the sandbox does not grant.
const INERT_LINKS = '<base target="_blank">'

/**
 * A mail's HTML as a reader with this colour scheme sees it, with links that lead nowhere:
 * some of them (unsubscribe, confirm) do something.
 *
 * A frame cannot be given a preferred colour scheme of its own: browsers answer
 * `prefers-color-scheme` in it as they do for the whole page. So the question is answered here.
 */
export function emulateMailClient(html: string, scheme: Scheme): string {
  const answered = html
    .replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, asked: string) =>
      asked.toLowerCase() === scheme ? "(min-width:0)" : "(max-width:0)"
    )
    .replace(/color-scheme\s*:\s*light dark/gi, `color-scheme:${scheme}`)
    .replace(/(<meta name="color-scheme" content=")light dark/gi, `$1${scheme}`)

  return /<head[^>]*>/i.test(answered)
    ? answered.replace(/<head[^>]*>/i, (head) => `${head}${INERT_LINKS}`)
    : `${INERT_LINKS}${answered}`
}
