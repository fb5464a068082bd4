import type { FrameProps, LinkProps } from "../props"
import type { OrderFacts } from "./facts"
import type { Mail } from "./mail"
import { sanitizeSubject } from "./subject"
import { oneLine } from "./text-values"
import { linkUrl, neededUrl, webUrl } from "./urls"

/** What a template says itself; the rest of the frame is the same in every mail. */
type Sentences = {
  subject: string
  preheader: string
  headline: string
  /** Paragraphs are parted by blank lines. */
  body: string
}

/**
 * The shared part of the props of a mail about an order. With the recipient's
 * links in the context its foot is that of a marketing mail.
 *
 * @throws when a link to unsubscribe is given that nobody could open
 */
export function frameProps(
  mail: Mail,
  order: OrderFacts,
  say: Sentences & {
    jsonLd: string
    /** Without one the button leads to the order. */
    action?: LinkProps
  }
): FrameProps {
  const { brand, links } = mail.context
  return {
    ...sentenceProps(mail, say),
    reference: mail.common("reference"),
    action: say.action ?? {
      label: mail.common("view_order"),
      url: webUrl(order.orderUrl),
    },
    support: supportProps(mail, mail.common("support_text")),
    footerNote: mail.common(links ? "footer_note_marketing" : "footer_note"),
    footerLines: [
      oneLine(brand.footerText),
      ...senderLines(mail),
      ...brand.socialLinks
        .filter((link) => webUrl(link.url))
        .map((link) => `${oneLine(link.label)}: ${webUrl(link.url)}`),
    ].filter(Boolean),
    ...wayOutProps(mail),
    jsonLd: say.jsonLd,
  }
}

/**
 * The shared part of the props of a mail that no order causes. Its foot says who
 * writes and why, and advertises nothing: `Layout` has to be `plain` too.
 */
export function contactFrameProps(
  mail: Mail,
  say: Sentences & { action: LinkProps; footerNote: string }
): FrameProps {
  return {
    ...sentenceProps(mail, say),
    reference: "",
    action: say.action,
    support: supportProps(mail, mail.common("support_text_general")),
    footerNote: say.footerNote,
    footerLines: senderLines(mail),
    ...wayOutProps(mail),
    jsonLd: "",
  }
}

function sentenceProps(
  { context }: Mail,
  say: Sentences
): Pick<FrameProps, keyof Omit<Sentences, "body"> | "storeName" | "paragraphs"> {
  return {
    subject: sanitizeSubject(say.subject),
    preheader: oneLine(say.preheader),
    storeName: oneLine(context.brand.storeName),
    headline: oneLine(say.headline),
    paragraphs: paragraphs(say.body),
  }
}

function paragraphs(body: string): string[] {
  return body
    .split(/(?:\r?\n){2,}/)
    .map(oneLine)
    .filter(Boolean)
}

function supportProps({ context, common }: Mail, text: string): FrameProps["support"] {
  const email = oneLine(context.brand.supportEmail)
  const mailto = email.includes("@") ? linkUrl(`mailto:${email}`) : ""
  return {
    title: common("support_title"),
    text,
    label: common("support_action"),
    url: mailto || webUrl(context.brand.supportUrl),
    email: mailto ? email : "",
  }
}

function wayOutProps({
  context: { links },
  common,
}: Mail): Pick<FrameProps, "unsubscribe" | "preferences"> {
  return links
    ? {
        unsubscribe: {
          label: common("unsubscribe"),
          url: neededUrl(links.unsubscribe, "the link to unsubscribe"),
        },
        preferences: {
          label: common("preferences"),
          url: neededUrl(links.preferences, "the link to the preferences"),
        },
      }
    : { unsubscribe: NO_LINK, preferences: NO_LINK }
}

const NO_LINK: LinkProps = { label: "", url: "" }

function senderLines({ context: { brand } }: Mail): string[] {
  return [
    brand.postalAddress?.startsWith(brand.storeName) ? "" : oneLine(brand.storeName),
    ...(brand.postalAddress ?? "").split(/[\r\n]+/).map(oneLine),
    webUrl(brand.websiteUrl),
  ].filter(Boolean)
}
