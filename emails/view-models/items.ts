import type { ItemListProps, ItemProps, ProductProps } from "../props"
import type { LineFacts, LineQuantityFacts, OrderFacts } from "./facts"
import { htmlBytes } from "./html-bytes"
import type { OrderMail } from "./mail"
import { initial, oneLine, truncate } from "./text-values"
import { webUrl } from "./urls"

/** More lines than this are shown without pictures. */
const PICTURED_LINES = 25

/** Gmail cuts a mail at 102 KB. With this much for the rows the whole stays below 95. */
export const ROWS_BUDGET = 58_000

/** HTML around the values of a row, rounded up; measured by the size test. */
const ROW_BYTES = { pictured: 1900, compact: 145 }
const TITLE_LENGTH = { pictured: 160, compact: 110 }

/** A line and how much of it is meant. */
export type CountedLine = { line: LineFacts; quantity: number }

/** All lines of an order, in full. */
export function orderedLines(order: OrderFacts): CountedLine[] {
  return order.items.map((line) => ({ line, quantity: line.quantity }))
}

/** The lines a parcel or a return names; unknown ids and empty quantities are left out. */
export function namedLines(
  order: OrderFacts,
  quantities: readonly LineQuantityFacts[]
): CountedLine[] {
  const counts = countById(quantities)
  return order.items.flatMap((line) => {
    const quantity = counts.get(line.id) ?? 0
    return quantity > 0 ? [{ line, quantity }] : []
  })
}

/** What of an order no parcel has carried yet. */
export function remainingLines(
  order: OrderFacts,
  quantities: readonly LineQuantityFacts[]
): CountedLine[] {
  const counts = countById(quantities)
  return order.items.flatMap((line) => {
    const quantity = line.quantity - (counts.get(line.id) ?? 0)
    return quantity > 0 ? [{ line, quantity }] : []
  })
}

/**
 * The props of a list. Long lists lose their pictures, very long ones their end:
 * what does not fit becomes "and 120 more items" with a link to the order.
 */
export function itemListProps(
  mail: OrderMail,
  order: OrderFacts,
  counted: readonly CountedLine[],
  {
    title,
    note = "",
    prices,
    budget = ROWS_BUDGET,
    limit = counted.length,
  }: {
    title: string
    note?: string
    prices: boolean
    budget?: number
    /** Rows at most. */
    limit?: number
  }
): ItemListProps {
  const listed = counted.slice(0, limit)
  const pictured =
    listed.length <= PICTURED_LINES
      ? listed.map((entry) => itemProps(mail, entry, prices, TITLE_LENGTH.pictured))
      : null
  const compact = !pictured || picturedBytes(pictured) > budget
  const rows = compact ? fittingRows(mail, listed, prices, budget) : pictured
  const missing = counted.length - rows.length
  return {
    title,
    note,
    compact,
    rows,
    more: missing ? mail.common("more_items", { more: { count: missing } }) : "",
    moreUrl: missing ? webUrl(order.orderUrl) : "",
  }
}

function itemProps(
  mail: OrderMail,
  { line, quantity }: CountedLine,
  prices: boolean,
  titleLength: number
): ItemProps {
  const title = truncate(oneLine(line.productTitle) || oneLine(line.title), titleLength)
  const count = mail.quantity(quantity)
  const imageUrl = webUrl(line.thumbnail)
  const discounted = prices && line.originalTotal > line.total
  return {
    title,
    detail: variantName(line, title),
    quantity: prices
      ? mail.common("unit", {
          item: { quantity: count, price: mail.money(line.unitPrice) },
        })
      : mail.common("quantity", { item: { quantity: count, price: null } }),
    url: webUrl(line.productUrl),
    imageUrl,
    initial: imageUrl ? "" : initial(title),
    price: prices ? mail.money(line.total) : "",
    originalPrice: discounted ? mail.money(line.originalTotal) : "",
    was: discounted ? mail.common("was") : "",
  }
}

/** A product as it is shown apart from what it cost. */
export function productProps(mail: OrderMail, line: LineFacts): ProductProps {
  const { title, detail, url, imageUrl, initial } = itemProps(
    mail,
    { line, quantity: 1 },
    false,
    TITLE_LENGTH.pictured
  )
  return { title, detail, url, imageUrl, initial }
}

// Medusa calls the variant of a product without options "Default variant".
function variantName(line: LineFacts, title: string): string {
  const variant = truncate(oneLine(line.variantTitle), 80)
  return /^default( variant| title)?$/i.test(variant) || variant === title ? "" : variant
}

function fittingRows(
  mail: OrderMail,
  counted: readonly CountedLine[],
  prices: boolean,
  budget: number
): ItemProps[] {
  const rows: ItemProps[] = []
  let bytes = 0
  for (const entry of counted) {
    const row = itemProps(mail, entry, prices, TITLE_LENGTH.compact)
    bytes += ROW_BYTES.compact + htmlBytes(row.title, row.detail, row.quantity, row.price)
    if (bytes > budget) {
      break
    }
    rows.push(row)
  }
  return rows
}

function picturedBytes(rows: readonly ItemProps[]): number {
  return rows.reduce(
    (sum, row) =>
      sum +
      ROW_BYTES.pictured +
      htmlBytes(row.title, row.title, row.detail, row.url, row.imageUrl, row.quantity),
    0
  )
}

function countById(quantities: readonly LineQuantityFacts[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { lineItemId, quantity } of quantities) {
    counts.set(lineItemId, (counts.get(lineItemId) ?? 0) + quantity)
  }
  return counts
}
