const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  zwnj: "",
  zwj: "",
  shy: "",
}

const decode = (html: string): string =>
  html.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) {
      return ENTITIES[name.toLowerCase()] ?? whole
    }
    const code =
      name[1].toLowerCase() === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ""
  })

/**
 * What a mail program shows beside the subject: the first words of the body,
 * which a preheader puts there, without the invisible padding behind it.
 */
export const snippet = (
  html: string | null,
  text: string | null,
  length = 140
): string => {
  const visible = html
    ? decode(
        html
          .slice(0, 60_000)
          .replace(/<!--[\s\S]*?-->/g, "")
          .replace(/<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi, "")
          .replace(/<[^>]*>/g, " ")
      )
    : (text ?? "")
  return visible
    .replace(/[\u034f\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, length)
}
