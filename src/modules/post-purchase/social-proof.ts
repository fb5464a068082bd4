/** A published review, as much of it as a mail shows. */
export type ProofReview = {
  rating: number
  title: string | null
  body: string
  author: string | null
  productTitle: string
  /** What was offered for it, which is said wherever it is shown. */
  incentive: string | null
}

/** What buyers say of some products, from published reviews and answers alone. */
export type SocialProof = {
  /** Null below the minimum count. */
  rating: { average: number; count: number } | null
  /** At most two, newest first, of those that say something. */
  reviews: readonly ProofReview[]
  /** Share of promoters among the answers of the last year, 0 to 1; null below the minimum count. */
  promoters: { share: number; count: number } | null
}
