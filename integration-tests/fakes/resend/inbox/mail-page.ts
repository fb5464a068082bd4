/**
 * Why a mail's HTML is harmless here: `sandbox` without `allow-scripts` and
 * `allow-same-origin` gives it an origin of its own and no scripts, whether it
 * stands in the frame or is opened by itself; the rest of the policy repeats
 * that for forms, frames and connections. Links may open a new tab, since
 * trying a mail's links is what an inbox is for.
 */
export const MAIL_PAGE_HEADERS: Record<string, string> = {
  "content-security-policy": [
    "sandbox allow-popups allow-popups-to-escape-sandbox",
    "default-src 'none'",
    "img-src http: https: data:",
    "media-src http: https: data:",
    "font-src http: https: data:",
    "style-src 'unsafe-inline' http: https:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
}

const ALWAYS = "(min-width: 0px)"
const NEVER = "(max-width: 0px)"

/**
 * The mail as a reader in this colour scheme sees it. Browsers differ in
 * whether a frame can be given a scheme of its own, so the media queries are
 * answered here.
 */
export const mailPage = (html: string, scheme: "light" | "dark" | undefined): string => {
  const answered = scheme
    ? html.replace(
        /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi,
        (_query, wanted: string) => (wanted.toLowerCase() === scheme ? ALWAYS : NEVER)
      )
    : html
  const base = '<base target="_blank">'
  return /<head[^>]*>/i.test(answered)
    ? answered.replace(/<head[^>]*>/i, (head) => `${head}${base}`)
    : /<html[^>]*>/i.test(answered)
      ? answered.replace(/<html[^>]*>/i, (root) => `${root}${base}`)
      : `<!doctype html>${base}${answered}`
}
