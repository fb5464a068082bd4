import type { ReviewRow } from "../../../../modules/post-purchase/queries/review-rows"
import type {
  StoreOwnReview,
  StoreProductReview,
  StoreReviewResponse,
} from "../../../../types/http"

/** A review as the public sees it; `row` holds the words of the published version. */
export function toProductReview(row: ReviewRow): StoreProductReview {
  return {
    id: row.id,
    product_id: row.product_id,
    variant_title: row.variant_title,
    ...wordsOf(row),
    verified_purchase: true,
    incentive: row.incentive,
    response: responseOf(row),
  }
}

/** A review as whoever wrote it sees it; `row` holds the words of the latest version. */
export function toOwnReview(row: ReviewRow): StoreOwnReview {
  return {
    id: row.id,
    line_item_id: row.line_item_id,
    order_id: row.order_id,
    product_id: row.product_id,
    product_title: row.product_title,
    variant_title: row.variant_title,
    state: row.state,
    is_public: row.published_version !== null,
    ...wordsOf(row),
    incentive: row.incentive,
    response: responseOf(row),
  }
}

function wordsOf({ rating, title, body, author, photos, written_at }: ReviewRow) {
  return {
    rating,
    title,
    body,
    author,
    photos: photos.map(({ id, url }) => ({ id, url })),
    written_at: written_at.toISOString(),
  }
}

function responseOf({ response, responded_at }: ReviewRow): StoreReviewResponse | null {
  return response && responded_at
    ? { text: response, responded_at: responded_at.toISOString() }
    : null
}
