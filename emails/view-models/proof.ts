import type { ProofProps, ReviewQuoteProps } from "../props"
import type { ProofFacts } from "./facts"
import { shortLine } from "./html-bytes"
import type { Mail } from "./mail"
import { oneLine } from "./text-values"

/** A mail shows the beginning of a review; its page shows all of it. */
const LENGTH = { body: 240, title: 100, author: 60, product: 100, incentive: 200 }
const SHOWN_REVIEWS = 2

/** Props of the block for which there is nothing to say. */
const NOTHING: ProofProps = { title: "", rating: "", promoters: "", reviews: [] }

/** What buyers say, in words; an empty title where there is too little of it. */
export function proofProps(mail: Mail, proof: ProofFacts | null | undefined): ProofProps {
  const reviews = (proof?.reviews ?? [])
    .filter(({ body }) => oneLine(body))
    .slice(0, SHOWN_REVIEWS)
    .map((review) => quoteProps(mail, review))
  const rating = proof?.rating ? ratingText(mail, proof.rating) : ""
  const promoters = proof?.promoters ? promotersText(mail, proof.promoters) : ""
  return rating || promoters || reviews.length
    ? { title: mail.common("proof"), rating, promoters, reviews }
    : NOTHING
}

/** "★★★☆☆"; the selector keeps them text where phones would draw pictures. */
export function starText(rating: number): string {
  const full = Math.min(Math.max(Math.round(rating), 0), 5)
  return `${"★\uFE0E".repeat(full)}${"☆\uFE0E".repeat(5 - full)}`
}

function quoteProps(mail: Mail, review: ProofFacts["reviews"][number]): ReviewQuoteProps {
  return {
    stars: starText(review.rating),
    starsLabel: mail.common("stars", { stars: { count: mail.quantity(review.rating) } }),
    title: shortLine(review.title, LENGTH.title),
    body: shortLine(review.body, LENGTH.body),
    author: shortLine(review.author, LENGTH.author),
    product: shortLine(review.productTitle, LENGTH.product),
    incentive: shortLine(review.incentive, LENGTH.incentive),
  }
}

// Rounded down, both: 4.96 is not 5.0, and 89 % are not nine of ten.
function ratingText(
  mail: Mail,
  { average, count }: { average: number; count: number }
): string {
  return mail.common("proof_rating", {
    rating: {
      average: mail.quantity(Math.floor(average * 10 + 1e-9) / 10),
      count: mail.quantity(count),
    },
  })
}

function promotersText(
  mail: Mail,
  { share, count }: { share: number; count: number }
): string {
  const tenths = Math.floor(share * 10 + 1e-9)
  return tenths > 0
    ? mail.common("proof_promoters", {
        promoters: { of_ten: mail.quantity(tenths), count: mail.quantity(count) },
      })
    : ""
}
