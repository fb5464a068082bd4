/** The words of a guide in one language. Markdown as it was typed; shown as blocks, never as HTML. */
export type GuideTexts = {
  how_to: string
  care: string
  faq: { question: string; answer: string }[]
}

/** What a customer should know about a product. */
export type ProductGuide = {
  productId: string
  /** By language: `en`, `de`. */
  texts: Readonly<Record<string, GuideTexts>>
  videoUrl: string | null
  manualUrl: string | null
  /** How long one unit lasts. */
  daysOfSupply: number | null
  upgradeProductId: string | null
  subscriptionUrl: string | null
}
