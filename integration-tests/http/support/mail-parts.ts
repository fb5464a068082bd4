import type { FakeEmail } from "../../fakes/resend"

/** What a person reads in a mail: no tags, no entities, every run of white space one space. */
export function readable(html: string | null): string {
  return squeeze(
    (html ?? "")
      .replace(/<(head|style|script)[\s\S]*?<\/\1>/gi, " ")
      .replace(/<[^>]*>/g, " ")
      // What pads the preheader.
      .replace(/[\u034f\u200b\u200c\ufeff]/g, "")
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
        String.fromCodePoint(parseInt(code, 16))
      )
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll("&nbsp;", " ")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&")
  )
}

/**
 * Every run of white space as one space, every minus as a hyphen: Intl writes narrow and
 * unbreakable spaces, and the mails a typographer's minus.
 */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, " ").replaceAll("\u2212", "-").trim()
}

/** The language that a mail declares. */
export function languageOf(html: string | null): string | undefined {
  return /<html[^>]* lang="([^"]*)"/.exec(html ?? "")?.[1]
}

/** Where the links of a mail lead, in their order. */
export function linksOf(html: string | null): string[] {
  return attributes(html, "href")
}

/** The pictures of a mail, in their order. */
export function imagesOf(html: string | null): string[] {
  return attributes(html, "src")
}

function attributes(html: string | null, name: string): string[] {
  return [...(html ?? "").matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(
    ([, value]) => value.replaceAll("&amp;", "&")
  )
}

/** An amount as a customer of this locale writes it. */
export function money(amount: number, currency: string, locale: string): string {
  return squeeze(
    new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount)
  )
}

/** The value of a tag, as the webhook will bring it back. */
export function tagOf({ tags }: FakeEmail, name: string): string | undefined {
  return tags.find((tag) => tag.name === name)?.value
}

/** A schema.org object as far as tests look into it. */
export type JsonLd = { [key: string]: unknown; "@type": string }

/** The machine-readable part, parsed: broken JSON fails here. */
export function jsonLdOf(html: string | null): JsonLd {
  const scripts = [
    ...(html ?? "").matchAll(
      /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g
    ),
  ]
  if (scripts.length !== 1) {
    throw new Error(`the mail has ${scripts.length} JSON-LD scripts`)
  }
  const parsed: JsonLd = JSON.parse(scripts[0][1])
  return parsed
}
