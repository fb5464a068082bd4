import type { FrameProps } from "../props"
import type { OrderFacts } from "./facts"
import type { Mail } from "./mail"
import { sanitizeSubject } from "./subject"
import { oneLine } from "./text-values"
import { linkUrl, webUrl } from "./urls"

/** What a template says itself; the rest of the frame is the same in every mail. */
type Sentences = {
  subject: string
  preheader: string
  headline: string
  /** Paragraphs are parted by blank lines. */
  body: string
  jsonLd: string
  /** Without one the button leads to the order. */
  action?: { label: string; url: string }
}

/** The shared part of a mail's props. */
export function frameProps(mail: Mail, order: OrderFacts, say: Sentences): FrameProps {
  const { brand } = mail.context
  return {
    subject: sanitizeSubject(say.subject),
    preheader: oneLine(say.preheader),
    storeName: oneLine(brand.storeName),
    reference: mail.common("reference"),
    headline: oneLine(say.headline),
    paragraphs: paragraphs(say.body),
    action: say.action ?? {
      label: mail.common("view_order"),
      url: webUrl(order.orderUrl),
    },
    support: supportProps(mail),
    footerNote: mail.common("footer_note"),
    footerLines: footerLines(mail),
    jsonLd: say.jsonLd,
  }
}

function paragraphs(body: string): string[] {
  return body
    .split(/(?:\r?\n){2,}/)
    .map(oneLine)
    .filter(Boolean)
}

function supportProps({ context, common }: Mail): FrameProps["support"] {
  const email = oneLine(context.brand.supportEmail)
  const mailto = email.includes("@") ? linkUrl(`mailto:${email}`) : ""
  return {
    title: common("support_title"),
    text: common("support_text"),
    label: common("support_action"),
    url: mailto || webUrl(context.brand.supportUrl),
    email: mailto ? email : "",
  }
}

function footerLines({ context: { brand } }: Mail): string[] {
  return [
    oneLine(brand.footerText),
    brand.postalAddress?.startsWith(brand.storeName) ? "" : oneLine(brand.storeName),
    ...(brand.postalAddress ?? "").split(/[\r\n]+/).map(oneLine),
    webUrl(brand.websiteUrl),
    ...brand.socialLinks
      .filter((link) => webUrl(link.url))
      .map((link) => `${oneLine(link.label)}: ${webUrl(link.url)}`),
  ].filter(Boolean)
}
