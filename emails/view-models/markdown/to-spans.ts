import type MarkdownIt from "markdown-it"
import type { SpanProps } from "../../props"
import { cleanPiece } from "../text-values"
import { linkUrl } from "../urls"

type Style = { bold: number; italic: number; links: string[] }

/**
 * Reads inline Markdown: text in its styles, links to the web and to mail. A link
 * to anywhere else leaves its words, a picture its description.
 */
export function toSpans(tokens: readonly MarkdownIt.Token[]): SpanProps[] {
  const spans: SpanProps[] = []
  const style: Style = { bold: 0, italic: 0, links: [] }
  let newLine = false

  for (const token of tokens) {
    restyle(style, token)
    if (token.type === "hardbreak") {
      newLine = spans.length > 0
      continue
    }
    const text = textOf(token)
    if (text) {
      append(spans, {
        text,
        bold: style.bold > 0,
        italic: style.italic > 0,
        url: style.links.at(-1) ?? "",
        newLine,
      })
      newLine = false
    }
  }
  return trimmed(spans)
}

/** Text as it stands, in one style, line by line. */
export function plainSpans(text: string, bold = false): SpanProps[] {
  return text
    .split(/\r?\n/)
    .map((line) => cleanPiece(line).trim())
    .filter(Boolean)
    .map((line, index) => ({
      text: line,
      bold,
      italic: false,
      url: "",
      newLine: index > 0,
    }))
}

function restyle(style: Style, token: MarkdownIt.Token): void {
  switch (token.type) {
    case "strong_open":
    case "strong_close":
      style.bold += token.nesting
      return
    case "em_open":
    case "em_close":
      style.italic += token.nesting
      return
    case "link_open":
      style.links.push(linkUrl(String(token.attrGet("href") ?? "")))
      return
    case "link_close":
      style.links.pop()
  }
}

function textOf(token: MarkdownIt.Token): string {
  switch (token.type) {
    case "text":
    case "text_special":
    case "code_inline":
      return cleanPiece(token.content)
    case "image":
      return cleanPiece((token.children ?? []).map(textOf).join(""))
    case "softbreak":
      return " "
    default:
      return ""
  }
}

// Neighbours of one style are one span: fewer tags, fewer bytes.
function append(spans: SpanProps[], next: SpanProps): void {
  const last = spans.at(-1)
  if (
    last &&
    !next.newLine &&
    last.bold === next.bold &&
    last.italic === next.italic &&
    last.url === next.url
  ) {
    spans[spans.length - 1] = { ...last, text: last.text + next.text }
    return
  }
  spans.push(next)
}

function trimmed(spans: readonly SpanProps[]): SpanProps[] {
  const edges = spans.map((span, index) => {
    const start = index === 0 || span.newLine ? span.text.trimStart() : span.text
    const isEnd = index === spans.length - 1 || spans[index + 1].newLine
    return { ...span, text: isEnd ? start.trimEnd() : start }
  })
  return edges.filter((span) => span.text)
}
