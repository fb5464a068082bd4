import { createHash } from "node:crypto"
import { linkUrl, oneLine, webUrl } from "../../emails"
import type { PageContext } from "./context"
import { Html, type HtmlValue, html } from "./html"
import { pageStyle } from "./style"

/** What one page says. */
export type Page = {
  title: string
  body: Html
  /** For what no other page has. */
  style?: string
  /** Addresses of pictures, besides the logo. */
  images?: readonly string[]
}

/** A page as it is sent. */
export type PageDocument = {
  html: string
  /** For `Content-Security-Policy`: no script, one style, nobody's frame. */
  policy: string
}

/** Puts a page into the store's frame. It needs no script, no cookie and no other file but the logo. */
export function renderDocument(page: Page, context: PageContext): PageDocument {
  const { brand, theme, language, dir } = context
  const style = pageStyle(theme) + (page.style ?? "")
  const name = oneLine(brand.storeName)
  const document = html`<!doctype html>
    <html lang="${language}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta
          name="format-detection"
          content="telephone=no, date=no, address=no, email=no"
        />
        <title>${[page.title, name].filter(Boolean).join(" · ")}</title>
        <link rel="icon" href="data:," />
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <div class="card">
          ${storeMark(context)}
          <main>${page.body}</main>
        </div>
        ${imprint(context)}
      </body>
    </html> `
  return {
    html: document.text,
    policy: policyFor(style, [brand.logoUrl, ...(page.images ?? [])]),
  }
}

function storeMark({ brand, say }: PageContext): HtmlValue {
  const name = oneLine(brand.storeName)
  const logo = webUrl(brand.logoUrl)
  const home = webUrl(brand.websiteUrl)
  const mark = logo
    ? html`<img
        class="logo"
        src="${logo}"
        alt="${name}"
        width="${brand.logoWidth ?? 120}"
      />`
    : name && html`${name}`
  if (!mark) {
    return null
  }
  const label = !name && html`aria-label="${say("common", "visit_store")}"`
  return html`<header class="store">
    ${home ? html`<a href="${home}" ${label}>${mark}</a>` : mark}
  </header> `
}

function imprint({ brand, say }: PageContext): HtmlValue {
  const name = oneLine(brand.storeName)
  const address = (brand.postalAddress ?? "")
    .split(/[\r\n]+/)
    .map(oneLine)
    .filter(Boolean)
    .join(", ")
  // "Linde & Salz, Linde & Salz GmbH, …" says it twice.
  const sender = [address.startsWith(name) ? "" : name, address].filter(Boolean)
  const home = webUrl(brand.websiteUrl)
  const links = [
    { label: home ? new URL(home).host : "", url: home },
    {
      label: brand.supportEmail ?? "",
      url: linkUrl(brand.supportEmail ? `mailto:${brand.supportEmail}` : ""),
    },
    {
      label: brand.supportEmail ? "" : say("common", "questions"),
      url: webUrl(brand.supportUrl),
    },
  ].filter(({ label, url }) => label && url)
  return html`<footer>
    ${sender.length > 0 && html`<p>${sender.join(", ")}</p>`}
    ${links.length > 0 && html`<p>${links.map(({ label, url }) => html`<a href="${url}">${label}</a>`)}</p>`}
  </footer>`
}

// Pictures lie behind https, on redirecting networks of their own; one behind http is a store under development.
function policyFor(
  style: string,
  images: readonly (string | null | undefined)[]
): string {
  const hash = createHash("sha256").update(style).digest("base64")
  const urls = images.map((image) => webUrl(image))
  const insecure = urls.filter((url) => url.startsWith("http:"))
  const origins = [...new Set(insecure.map((url) => ` ${new URL(url).origin}`))]
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    `img-src https: data:${origins.join("")}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ")
}
