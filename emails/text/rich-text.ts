import type {
  IncentiveProps,
  ProofProps,
  RichBlockProps,
  RichItemProps,
  SpanProps,
} from "../props"
import { flat, heading, joinSections, lines } from "./text-mail"

/** Blocks as plain text: paragraphs parted by blank lines, entries by markers, links in full. */
export function richText(blocks: readonly RichBlockProps[]): string {
  return joinSections(
    blocks.map((block) =>
      [spansText(block.spans), listText(block.items)].filter(Boolean).join("\n")
    )
  )
}

/** One entry a line. */
export function listText(items: readonly RichItemProps[]): string {
  return lines(
    ...items.map(({ marker, nested, spans }) => {
      const words = [marker === "•" ? "-" : flat(marker), flat(spansText(spans))]
      return `${nested ? "   " : ""}${words.filter(Boolean).join(" ")}`
    })
  )
}

/** What buyers say; nothing where there is too little. */
export function proofText(proof: ProofProps): string {
  return (
    proof.title &&
    joinSections([
      heading(proof.title),
      lines(proof.rating, proof.promoters),
      ...proof.reviews.map((review) =>
        lines(
          review.starsLabel,
          review.title,
          review.body,
          [review.author, review.product].filter(Boolean).join(", "),
          review.incentive
        )
      ),
    ])
  )
}

/** An offer with its code; nothing without one. */
export function incentiveText(incentive: IncentiveProps): string {
  return (
    incentive.title &&
    lines(
      `${incentive.title}:`,
      incentive.text,
      incentive.code && `${incentive.codeLabel} ${incentive.code}`,
      incentive.note
    )
  )
}

function spansText(spans: readonly SpanProps[]): string {
  return spans
    .map(({ text, url, newLine }) => {
      const words = text.replace(/[\r\n\u2028\u2029]+/g, " ")
      const address = url.replace(/^mailto:/, "")
      const isShown = !url || words.trim() === address
      return `${newLine ? "\n" : ""}${words}${isShown ? "" : ` (${address})`}`
    })
    .join("")
}
