import type {
  AddressProps,
  ChoiceProps,
  FactProps,
  FrameProps,
  ItemListProps,
  LinkProps,
  TopicProps,
  TotalsProps,
} from "../props"

const BREAKS = /[\r\n\u2028\u2029]+/g

/** A value on one line, whatever it holds. */
export function flat(value: string): string {
  return value.replace(BREAKS, " ").trim()
}

/**
 * The text/plain part: store, headline, sentences, what the template adds, help,
 * sender, and in marketing mail the way out. Sections are parted by a blank line, links stand on their own line,
 * nothing is wrapped.
 *
 * @param lead what is read before the one link
 */
export function textMail(
  frame: FrameProps,
  sections: readonly string[],
  lead = ""
): string {
  return joinSections([
    lines([frame.storeName, frame.reference].filter(Boolean).join(" · ")),
    flat(frame.headline),
    ...frame.paragraphs.map(flat),
    lead,
    linkText(frame.action),
    ...sections,
    frame.support.url &&
      lines(
        frame.support.title,
        frame.support.text,
        frame.support.email || frame.support.url
      ),
    lines("-- ", ...frame.footerLines, frame.footerNote),
    linkText(frame.unsubscribe),
    linkText(frame.preferences),
  ])
}

/** A link under its words; nothing when there is none. */
export function linkText(link: LinkProps): string {
  return link.url && lines(`${link.label}:`, link.url)
}

/** Answers by name, each over its address. */
export function choicesText(choices: readonly ChoiceProps[]): string {
  return lines(...choices.flatMap(({ name, label, url }) => [`${name || label}:`, url]))
}

/** What can be subscribed to, each with its sentence. */
export function topicsText(title: string, topics: readonly TopicProps[]): string {
  return topics.length
    ? joinSections([
        heading(title),
        topics
          .map(({ name, description }) =>
            lines(`- ${name}`, description && `  ${description}`)
          )
          .join("\n"),
      ])
    : ""
}

/** A headed list of items; price and struck-through price when there are any. */
export function itemsText(list: ItemListProps): string {
  if (!list.rows.length) {
    return ""
  }
  const rows = list.rows.map((item) => {
    const name = [item.title, item.detail].filter(Boolean).join(", ")
    const was = item.originalPrice && `(${item.was} ${item.originalPrice})`
    const price = [item.price, was].filter(Boolean).join(" ")
    const sum = [item.quantity, price].filter(Boolean).join("  =  ")
    return lines(`- ${name}`, sum && `  ${sum}`)
  })
  return joinSections([
    [heading(list.title), flat(list.note)].filter(Boolean).join("\n"),
    rows.join("\n"),
    list.more && lines(list.more, list.moreUrl),
  ])
}

/** Labels to the left, amounts under each other to the right. */
export function totalsText(totals: TotalsProps): string {
  const rows = [...totals.rows, totals.total]
  const label = Math.max(...rows.map((row) => row.label.length))
  const amount = Math.max(...rows.map((row) => row.amount.length))
  const line = (row: { label: string; amount: string }) =>
    `${flat(row.label).padEnd(label)}   ${flat(row.amount).padStart(amount)}`
  return lines(
    ...totals.rows.map(line),
    "-".repeat(Math.min(label + amount + 3, 60)),
    line(totals.total),
    totals.note
  )
}

/** An address under its title; nothing when there is none. */
export function addressText(address: AddressProps): string {
  return address.lines.length ? lines(`${address.title}:`, ...address.lines) : ""
}

/** "Carrier: DHL", a link on the next line. */
export function factsText(facts: readonly FactProps[]): string {
  return lines(...facts.flatMap((fact) => [`${fact.label}: ${fact.value}`, fact.url]))
}

/** A title with a rule under it. */
export function heading(title: string): string {
  const flatTitle = flat(title)
  return `${flatTitle}\n${"-".repeat(Math.min(flatTitle.length, 60))}`
}

/** Non-empty values under each other, each on one line. */
export function lines(...values: readonly string[]): string {
  return values.map(flatEnd).filter(Boolean).join("\n")
}

// Keeps the indent of an item and the space of the signature mark "-- ".
function flatEnd(value: string): string {
  return value.replace(BREAKS, " ")
}

/** A titled paragraph. */
export function noteText(title: string, text: string): string {
  return text ? lines(/[?!.]$/.test(title) ? title : `${title}:`, text) : ""
}

/** What there is, parted by blank lines. */
export function joinSections(sections: readonly string[]): string {
  return sections.filter(Boolean).join("\n\n")
}
