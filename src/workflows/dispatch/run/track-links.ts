import { type PublicLinks, publicBase } from "../../../signing/links"

/** Marks a link that leads to the recipient's own pages: it is not measured. */
export const UNTRACKED = "data-pp-untracked"

const ANCHOR = /<a\b[^>]*>/gi
const WEB_HREF = /\shref="(https?:\/\/[^"]*)"/i

/**
 * Leads a mail's links through the click redirect, and adds the open pixel.
 *
 * Only `href`s of web addresses change. Links to the recipient's own pages stay as they are:
 * a redirect there would only tell a scanner's visit twice.
 *
 * @param publicUrl - links that begin with its `/post-purchase/` are ours
 * @returns the HTML, and the addresses that stood in it, by the position in their token
 * @example
 * trackLinks('<a href="https://shop.example/?a=1&amp;b=2">Shop</a>', "ppmsg_01", links, url).links
 * // ["https://shop.example/?a=1&b=2"]
 */
export function trackLinks(
  html: string,
  messageId: string,
  publicLinks: Pick<PublicLinks, "click" | "open">,
  publicUrl: string
): { html: string; links: string[] } {
  const own = publicBase(publicUrl)
  const links: string[] = []
  const tracked = html.replace(ANCHOR, (anchor) => {
    const href = WEB_HREF.exec(anchor)
    if (!href || anchor.includes(UNTRACKED)) {
      return anchor
    }
    const url = unescapeAttribute(href[1])
    if (url.startsWith(own)) {
      return anchor
    }
    links.push(url)
    const redirect = publicLinks.click(messageId, links.length - 1)
    // A function, since a URL may hold what `replace` takes for a reference.
    return anchor.replace(WEB_HREF, () => ` href="${redirect}"`)
  })
  const pixel = `<img src="${publicLinks.open(messageId)}" width="1" height="1" alt="" style="display:block;border:0" />`
  const end = tracked.lastIndexOf("</body>")
  return {
    html:
      end < 0 ? tracked + pixel : `${tracked.slice(0, end)}${pixel}${tracked.slice(end)}`,
    links,
  }
}

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
}

/** React's own escapes: these and no others stand in its attributes. */
function unescapeAttribute(text: string): string {
  return text.replace(/&(?:amp|quot|#x27|#39|lt|gt);/g, (entity) => ENTITIES[entity])
}
