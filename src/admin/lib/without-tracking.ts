/** Path of everything of ours that records who fetched it, or does something. */
const OUR_PAGES = "/post-purchase/"
const PIXEL = "/post-purchase/open/"

/**
 * A mail that can be looked at without anything being counted or changed: the open pixel is
 * taken out, and links to the store's own signed pages lead nowhere. All else stays as it is.
 *
 * The frame it is shown in loads images as a mail program does, so the pixel has to go; a link
 * could still be opened from the browser's own menu.
 */
export function withoutTracking(html: string): string {
  if (!html.includes(OUR_PAGES)) {
    return html
  }
  const page = new DOMParser().parseFromString(html, "text/html")
  for (const image of page.querySelectorAll("img, source, image")) {
    if (mentions(image, PIXEL)) {
      image.remove()
    }
  }
  for (const link of page.querySelectorAll("a, area, form, link")) {
    for (const name of ["href", "action", "ping"]) {
      if (link.getAttribute(name)?.includes(OUR_PAGES)) {
        link.removeAttribute(name)
      }
    }
  }
  const doctype = page.doctype ? new XMLSerializer().serializeToString(page.doctype) : ""
  return doctype + page.documentElement.outerHTML
}

function mentions(element: Element, text: string): boolean {
  return [...element.attributes].some(({ value }) => value.includes(text))
}
