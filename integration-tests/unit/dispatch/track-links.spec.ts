import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { trackLinks } from "../../../src/workflows/dispatch/run/track-links"

const PUBLIC_URL = "https://api.shop.example"
const links = {
  click: (id: string, position: number) =>
    `${PUBLIC_URL}/post-purchase/click/${id}-${position}`,
  open: (id: string) => `${PUBLIC_URL}/post-purchase/open/${id}`,
}
const track = (html: string) => trackLinks(html, "ppmsg_1", links, PUBLIC_URL)

describe("trackLinks", () => {
  it("changes the href of web links alone, and tells where they led", () => {
    const { html, links: addresses } = track(
      '<a class="b" href="https://shop.example/?a=1&amp;b=2" style="x">Shop</a>' +
        '<a href="mailto:help@shop.example">Help</a><a href="tel:+4930">Call</a><a href="#top">Top</a>'
    )
    expect(addresses).toEqual(["https://shop.example/?a=1&b=2"])
    expect(html).toContain(
      `<a class="b" href="${PUBLIC_URL}/post-purchase/click/ppmsg_1-0" style="x">Shop</a>`
    )
    expect(html).toContain('<a href="mailto:help@shop.example">Help</a>')
    expect(html).toContain('<a href="tel:+4930">Call</a><a href="#top">Top</a>')
  })

  it("leaves the recipient's own pages and what is marked as untracked", () => {
    const own = `<a href="${PUBLIC_URL}/post-purchase/unsubscribe/t">Unsubscribe</a>`
    const marked = '<a data-pp-untracked="" href="https://shop.example/x">x</a>'
    const { html, links: addresses } = track(own + marked)
    expect(addresses).toEqual([])
    expect(html).toContain(own + marked)
  })

  it("leaves pictures, styles and JSON-LD as they are", () => {
    const html =
      '<img src="https://cdn.example/a.png"><style>a{background:url(https://x.example)}</style>' +
      '<script type="application/ld+json">{"url":"https://shop.example"}</script></body></html>'
    const tracked = track(html)
    expect(tracked.links).toEqual([])
    expect(tracked.html).toBe(
      html.replace(
        "</body>",
        () =>
          `<img src="${PUBLIC_URL}/post-purchase/open/ppmsg_1" width="1" height="1" alt="" style="display:block;border:0" /></body>`
      )
    )
  })

  it("counts the same address twice when it stands there twice", () => {
    const link = '<a href="https://shop.example/">a</a>'
    expect(track(link + link).links).toEqual([
      "https://shop.example/",
      "https://shop.example/",
    ])
  })

  it("gives back any address to the letter, $ and quotes included", () => {
    fc.assert(
      fc.property(
        fc.array(fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (urls) => {
          const addresses = urls.map((url) => `${url}$&'"<`)
          const html = addresses
            .map((url) => `<a href="${escapeAttribute(url)}">x</a>`)
            .join("")
          expect(track(html).links).toEqual(addresses)
        }
      )
    )
  })
})

/** As React writes an attribute. */
function escapeAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
}
