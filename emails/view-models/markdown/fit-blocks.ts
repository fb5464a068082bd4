import type { RichBlockProps, RichItemProps, SpanProps } from "../../props"
import { cutToBytes, htmlBytes } from "../html-bytes"

/** HTML around the values, rounded up; measured by the size test. */
const BYTES = { block: 420, item: 560, span: 30, link: 190 }

/** Less room than this is no sentence. */
const LEAST_TEXT = 60

/** Blocks that fit, and what they weigh as HTML. */
export type FittedBlocks = {
  blocks: RichBlockProps[]
  bytes: number
  /** There is more than what fits; where it was cut within a sentence stands "…". */
  isCut: boolean
}

/** Takes as much of the blocks as `budget` bytes of HTML hold, from the beginning. */
export function fitBlocks(
  blocks: readonly RichBlockProps[],
  budget: number
): FittedBlocks {
  const fitted: RichBlockProps[] = []
  let left = budget
  for (const block of blocks) {
    const lead = fitSpans(block.spans, left - BYTES.block)
    if (!lead) {
      return { blocks: fitted, bytes: budget - left, isCut: true }
    }
    left -= BYTES.block + lead.bytes
    const list = lead.isCut ? NOTHING : fitItems(block.items, left)
    left -= list.bytes
    if (lead.spans.length || list.items.length) {
      fitted.push({ heading: block.heading, spans: lead.spans, items: list.items })
    }
    if (lead.isCut || list.isCut) {
      return { blocks: fitted, bytes: budget - left, isCut: true }
    }
  }
  return { blocks: fitted, bytes: budget - left, isCut: false }
}

const NOTHING = { items: [], bytes: 0, isCut: false }

function fitItems(
  items: readonly RichItemProps[],
  budget: number
): { items: RichItemProps[]; bytes: number; isCut: boolean } {
  const fitted: RichItemProps[] = []
  let left = budget
  for (const { marker, nested, spans } of items) {
    const fit = fitSpans(spans, left - BYTES.item)
    if (!fit) {
      return { items: fitted, bytes: budget - left, isCut: true }
    }
    left -= BYTES.item + fit.bytes
    fitted.push({ marker, nested, spans: fit.spans })
    if (fit.isCut) {
      return { items: fitted, bytes: budget - left, isCut: true }
    }
  }
  return { items: fitted, bytes: budget - left, isCut: false }
}

// Null where not even the beginning of a sentence fits.
function fitSpans(
  spans: readonly SpanProps[],
  room: number
): { spans: SpanProps[]; bytes: number; isCut: boolean } | null {
  if (room < 0) {
    return null
  }
  const fitted: SpanProps[] = []
  let left = room
  for (const span of spans) {
    const weight = BYTES.span + (span.url ? BYTES.link + htmlBytes(span.url) : 0)
    const bytes = weight + htmlBytes(span.text)
    if (bytes > left) {
      const text = left - weight < LEAST_TEXT ? "" : cutToBytes(span.text, left - weight)
      if (text) {
        fitted.push({ ...span, text })
        left -= weight + htmlBytes(text)
      }
      return fitted.length ? { spans: fitted, bytes: room - left, isCut: true } : null
    }
    left -= bytes
    fitted.push(span)
  }
  return { spans: fitted, bytes: room - left, isCut: false }
}
