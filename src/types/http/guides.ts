/** The words of a guide in one language, as Markdown. */
export type AdminGuideTexts = {
  how_to: string
  care: string
  faq: { question: string; answer: string }[]
}

export type AdminProductGuide = {
  product_id: string
  /** By language: `en`, `de`. */
  texts: Record<string, AdminGuideTexts>
  video_url: string | null
  manual_url: string | null
  /** How long one unit lasts; null for what is not used up. */
  days_of_supply: number | null
  upgrade_product_id: string | null
  subscription_url: string | null
}

/** Null: the product has no guide. */
export type AdminProductGuideResponse = { guide: AdminProductGuide | null }
/** Replaces the guide as a whole; what is left out is empty. */
export type AdminSaveProductGuide = Partial<Omit<AdminProductGuide, "product_id">>
export type AdminDeleteProductGuideResponse = { id: string; deleted: boolean }

export type AdminGuidePreviewRequest = AdminSaveProductGuide & { locale?: string }
export type AdminGuidePreviewResponse = {
  preview: { subject: string; html: string; text: string; locale: string }
}
