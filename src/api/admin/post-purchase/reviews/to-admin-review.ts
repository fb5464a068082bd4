import type { ReviewVersionRow } from "../../../../modules/post-purchase/queries/review-list"
import type { ReviewRow } from "../../../../modules/post-purchase/queries/review-rows"
import type { ReviewPhoto } from "../../../../modules/post-purchase/review"
import type {
  AdminReview,
  AdminReviewPhoto,
  AdminReviewVersion,
} from "../../../../types/http"

/** A review as the admin shows it, with its latest words. */
export function toAdminReview({
  written_at: _written,
  variant_id: _variant,
  message_id: _message,
  ...row
}: ReviewRow): AdminReview {
  return {
    ...row,
    photos: row.photos.map(toPhoto),
    submitted_at: row.submitted_at.toISOString(),
    edited_at: row.edited_at.toISOString(),
    published_at: toIso(row.published_at),
    decided_at: toIso(row.decided_at),
    responded_at: toIso(row.responded_at),
    erased_at: toIso(row.erased_at),
  }
}

/** One version, with what was decided about it. */
export function toAdminReviewVersion(row: ReviewVersionRow): AdminReviewVersion {
  return {
    ...row,
    photos: row.photos.map(toPhoto),
    written_at: row.written_at.toISOString(),
    decided_at: toIso(row.decided_at),
  }
}

function toPhoto({ id, url, mime_type, bytes }: ReviewPhoto): AdminReviewPhoto {
  return { id, url, mime_type, bytes }
}

function toIso(moment: Date | null): string | null {
  return moment && moment.toISOString()
}
