/** A photo of a review as it is kept: re-encoded, without what a camera writes into it. */
export type ReviewPhoto = {
  /** The File Module's id. */
  id: string
  url: string
  mime_type: string
  bytes: number
  /** SHA-256 of the file as it was chosen, hex: the same photo twice is one. */
  digest: string
}

/** What a buyer says, cleaned and within its limits. */
export type ReviewWords = {
  /** Stars, 1 to 5. */
  rating: number
  title: string | null
  /** Plain text, lines divided by "\n". */
  body: string | null
  /** One line; null for anonymous. */
  author: string | null
}
