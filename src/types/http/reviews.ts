import type {
  RejectionReason,
  ReviewSource,
  ReviewState,
} from "../../modules/post-purchase/constants"

/** A photo, as browsers load it. */
export type StoreReviewPhoto = { id: string; url: string }

/** The store's public answer to a review. */
export type StoreReviewResponse = { text: string; responded_at: string }

/** A published review. All texts are plain: escape them where you show them. */
export type StoreProductReview = {
  id: string
  product_id: string
  /** As it was bought. */
  variant_title: string | null
  rating: number
  title: string | null
  body: string | null
  photos: StoreReviewPhoto[]
  /** Null for anonymous. */
  author: string | null
  /** When these words were written. */
  written_at: string
  /** Every review is of a line item that was bought. */
  verified_purchase: true
  /** What was offered for it, in the mail's words. Show it with the review. */
  incentive: string | null
  response: StoreReviewResponse | null
}

/** GET /store/post-purchase/products/:id/reviews */
export type StoreProductReviewsQuery = {
  /** At most 100. (Default: 20) */
  limit?: number
  offset?: number
  /** (Default: newest) */
  sort?: "newest" | "highest" | "lowest"
  /** Only these. */
  rating?: number[]
}
export type StoreProductReviewsResponse = {
  reviews: StoreProductReview[]
  count: number
  limit: number
  offset: number
}

/** GET /store/post-purchase/products/:id/rating */
export type StoreProductRatingResponse = {
  rating: {
    product_id: string
    /** Null without a review. */
    average: number | null
    count: number
    /** How many gave so many stars. */
    distribution: Record<"1" | "2" | "3" | "4" | "5", number>
  }
}

/** What a logged-in customer wrote, as it stands. */
export type StoreOwnReview = {
  id: string
  line_item_id: string
  order_id: string
  product_id: string
  product_title: string
  variant_title: string | null
  /** Of the words below. */
  state: ReviewState
  /** Whether the public sees a version of it; while an edit is checked, the one before. */
  is_public: boolean
  rating: number
  title: string | null
  body: string | null
  photos: StoreReviewPhoto[]
  author: string | null
  written_at: string
  incentive: string | null
  response: StoreReviewResponse | null
}

/** GET /store/post-purchase/reviews, for logged-in customers. */
export type StoreOwnReviewsResponse = {
  reviews: StoreOwnReview[]
  count: number
  limit: number
  offset: number
}

/**
 * POST /store/post-purchase/reviews, for logged-in customers: JSON, or with photos
 * `multipart/form-data` with the same fields, `keep_photos` once for each, and files `photos`.
 * A second one for the same line item is an edit.
 */
export type StoreSubmitReview = {
  line_item_id: string
  /** 1 to 5. */
  rating: number
  /** At most 120 characters. */
  title?: string | null
  /** Plain text, at most 5,000 characters. */
  body?: string | null
  /** At most 60 characters; null for anonymous. (Default: the order's name, as "Ada L.") */
  author?: string | null
  /** Photos of the version before that stay. (Default: none) */
  keep_photos?: string[]
  locale?: string
}
export type StoreSubmitReviewResponse = {
  review: StoreOwnReview
  /** `known`: the same was submitted before, and nothing changed. */
  outcome: "new" | "edited" | "known"
}

/** A review in the moderation list: the words of its latest version. */
export type AdminReview = {
  id: string
  product_id: string
  product_title: string
  variant_title: string | null
  order_id: string
  line_item_id: string
  customer_id: string | null
  /** A pseudonym after the person was erased. */
  email: string
  source: ReviewSource
  incentive: string | null
  state: ReviewState
  version: number
  /** The version that the public sees. */
  published_version: number | null
  rating: number
  title: string | null
  body: string | null
  author: string | null
  photos: AdminReviewPhoto[]
  rejection_reason: RejectionReason | null
  rejection_note: string | null
  submitted_at: string
  /** When the latest version was written. */
  edited_at: string
  published_at: string | null
  decided_at: string | null
  decided_by: string | null
  response: string | null
  responded_at: string | null
  responded_by: string | null
  erased_at: string | null
}
export type AdminReviewPhoto = StoreReviewPhoto & { mime_type: string; bytes: number }

/** One version of a review, and what was decided about it. */
export type AdminReviewVersion = {
  version: number
  rating: number
  title: string | null
  body: string | null
  author: string | null
  photos: AdminReviewPhoto[]
  locale: string | null
  written_at: string
  state: ReviewState
  rejection_reason: RejectionReason | null
  rejection_note: string | null
  decided_at: string | null
  decided_by: string | null
}

/** GET /admin/post-purchase/reviews */
export type AdminReviewsQuery = {
  /** Part of the address, title, text or product's title, or a whole order or line item id. */
  q?: string
  state?: ReviewState[]
  product_id?: string
  rating?: number[]
  limit?: number
  offset?: number
}
export type AdminReviewsResponse = {
  reviews: AdminReview[]
  count: number
  limit: number
  offset: number
}

/** GET /admin/post-purchase/reviews/:id: with all versions, the newest first. */
export type AdminReviewResponse = {
  review: AdminReview & { versions: AdminReviewVersion[] }
}

/** POST /admin/post-purchase/reviews/:id/decide */
export type AdminDecideReview =
  | {
      decision: "publish"
      /** The version that was read; refused when there is a newer one. */
      version: number
    }
  | {
      decision: "reject"
      version: number
      /** From the closed list of what the law lets a store reject for. */
      reason: RejectionReason
      /** For the shop's own people. */
      note?: string | null
      /** Also takes an earlier version from the public. (Default: false) */
      withdraw?: boolean
    }

/** POST /admin/post-purchase/reviews/:id/respond; null takes the answer back. */
export type AdminRespondToReview = { response: string | null }

/** GET /admin/post-purchase/reviews/audit: CSV of everybody who was to be asked, and what became of it. */
