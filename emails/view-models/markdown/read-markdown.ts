import MarkdownIt from "markdown-it"
import type { RichBlockProps, RichItemProps, SpanProps } from "../../props"
import { plainSpans, toSpans } from "./to-spans"

/** A guide's longest text; what is longer was not saved by the admin and is cut. */
const MAX_LENGTH = 20_000

// A link that must not be followed is to leave its words, not its Markdown: `toSpans` decides.
const markdown = new MarkdownIt({ html: false, linkify: false })
markdown.validateLink = () => true

type Block = RichBlockProps & { items: RichItemProps[] }

/** A list that is being read, with the number of its current entry; null for bullets. */
type List = { number: number | null }

/**
 * Reads Markdown into blocks that a mail can show. Headings become bold lines,
 * lists keep their markers at one depth ("2.1", "–"), table rows become entries,
 * quotes and code become paragraphs, rules and pictures go; HTML is text like any other.
 *
 * @example
 * readMarkdown("Grind **fine**.") // [{ heading: false, spans: [{ text: "Grind ", … }, …], items: [] }]
 */
export function readMarkdown(source: string): RichBlockProps[] {
  const reader = new BlockReader()
  for (const token of markdown.parse(source.slice(0, MAX_LENGTH), {})) {
    reader.read(token)
  }
  return reader.blocks
}

const PLAIN: SpanProps = {
  text: "",
  bold: false,
  italic: false,
  url: "",
  newLine: false,
}

class BlockReader {
  readonly blocks: Block[] = []
  private readonly lists: List[] = []
  private row: SpanProps[] | null = null
  private isHeading = false
  /** Set until the current entry has its marker. */
  private marker = ""

  read(token: MarkdownIt.Token): void {
    switch (token.type) {
      case "bullet_list_open":
        this.lists.push({ number: null })
        return
      case "ordered_list_open":
        this.lists.push({ number: 0 })
        return
      case "bullet_list_close":
      case "ordered_list_close":
        this.lists.pop()
        return
      case "list_item_open":
        this.openItem(token.info)
        return
      case "heading_open":
      case "heading_close":
        this.isHeading = token.nesting === 1
        return
      case "tr_open":
        this.row = []
        return
      case "tr_close":
        this.closeRow()
        return
      case "thead_open":
      case "thead_close":
        this.isHeading = token.nesting === 1
        return
      case "inline":
        this.add(toSpans(token.children ?? []))
        return
      case "fence":
      case "code_block":
        this.add(plainSpans(token.content))
    }
  }

  private openItem(info: string): void {
    const list = this.lists.at(-1)
    if (list && list.number !== null) {
      list.number = Number(info) || 0
      const path = this.lists.flatMap(({ number }) => (number === null ? [] : [number]))
      this.marker = path.length > 1 ? path.slice(-3).join(".") : `${path[0]}.`
      return
    }
    this.marker = this.lists.length > 1 ? "–" : "•"
  }

  private closeRow(): void {
    const row = this.row ?? []
    this.row = null
    if (this.isHeading) {
      this.add(row)
    } else if (row.length) {
      this.addItem("•", row)
    }
  }

  private add(spans: readonly SpanProps[]): void {
    if (!spans.length) {
      return
    }
    if (this.row) {
      const gap = this.row.length ? [{ ...PLAIN, text: " · " }] : []
      this.row.push(...gap, ...spans)
      return
    }
    if (this.lists.length) {
      // A second paragraph of an entry stands under the first, without a marker of its own.
      this.addItem(this.marker, spans)
      this.marker = ""
      return
    }
    this.blocks.push({ heading: this.isHeading, spans, items: [] })
  }

  private addItem(marker: string, spans: readonly SpanProps[]): void {
    const last = this.blocks.at(-1)
    const item = { marker, nested: this.lists.length > 1, spans }
    if (last) {
      last.items.push(item)
      return
    }
    this.blocks.push({ heading: false, spans: [], items: [item] })
  }
}
