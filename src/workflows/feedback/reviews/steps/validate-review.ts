import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { isPseudonym } from "../../../../modules/post-purchase/pseudonym"
import type { ReviewPhoto, ReviewWords } from "../../../../modules/post-purchase/review"
import type { ReviewSubmission } from "../../../../modules/post-purchase/queries/review-submit"
import { authorOf } from "../author-of"
import { checkWords, describeProblem } from "../check-words"
import { type Reviewable, type Reviewer, findReviewable } from "../find-reviewable"
import { fingerprintOf } from "../fingerprint-of"
import { MAX_PHOTOS } from "../limits"
import type { PreparedPhoto } from "../prepare-photo"

export type SubmitReviewInput = {
  reviewer: Reviewer
  /** A whole number from 1 to 5. */
  rating: number
  title?: string | null
  body?: string | null
  /** Null or empty for anonymous. (Default: the order's name, as "Ada L.") */
  author?: string | null
  /** Ids of photos of the version before that stay. (Default: none) */
  keep_photos?: string[]
  /** New ones, by `preparePhotos`. */
  photos?: PreparedPhoto[]
  /** BCP 47 tag of the page. */
  locale?: string | null
}

/** A submission that may be stored, but for its new photos' places. */
export type CheckedReview = {
  submission: Omit<ReviewSubmission, "id" | "version_id">
  new_photos: PreparedPhoto[]
}

/**
 * Makes sure that whoever writes bought the item, and that what they say is within its limits.
 *
 * @throws MedusaError (not_found) for an item that is not theirs to review, (invalid_data) with
 *   every problem and its field
 */
export const validateReviewStep = createStep(
  "post-purchase-validate-review",
  async (input: SubmitReviewInput, { container }) => {
    const found = await findReviewable(container, input.reviewer)
    if (!found) {
      throw notReviewable(input.reviewer)
    }
    const words = requireWords(input, found)
    const { kept, added } = requirePhotos(input, found)
    const digests = [...kept, ...added].map(({ digest }) => digest)
    const { item } = found
    const checked: CheckedReview = {
      submission: {
        ...words,
        line_item_id: item.line_item_id,
        order_id: item.order_id,
        product_id: item.product_id,
        variant_id: item.variant_id,
        product_title: item.product_title,
        variant_title: item.variant_title,
        sales_channel_id: item.sales_channel_id,
        customer_id: item.customer_id,
        email: found.email,
        source: input.reviewer.source,
        message_id: found.message_id,
        photos: kept,
        locale: input.locale ?? found.locale,
        fingerprint: fingerprintOf(words, digests),
      },
      new_photos: added,
    }
    return new StepResponse(checked)
  }
)

/** Says nothing of whose it is instead. */
export function notReviewable(reviewer: Reviewer): MedusaError {
  const what =
    reviewer.source === "link" ? "The link's item" : `Line item ${reviewer.line_item_id}`
  return new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `${what} is not among the items that you bought, so it cannot be reviewed.`
  )
}

function requireWords(input: SubmitReviewInput, { item }: Reviewable): ReviewWords {
  const author = input.author === undefined ? authorOf(item) : input.author
  const checked = checkWords({
    rating: input.rating,
    title: input.title ?? "",
    body: input.body ?? "",
    author: author ?? "",
  })
  if ("problems" in checked) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid review: ${checked.problems.map(describeProblem).join("; ")}`
    )
  }
  return checked.words
}

function requirePhotos(
  { keep_photos = [], photos = [] }: SubmitReviewInput,
  { review }: Reviewable
): { kept: ReviewPhoto[]; added: PreparedPhoto[] } {
  const before = review && !isPseudonym(review.email) ? review.photos : []
  const stranger = keep_photos.find((id) => !before.some((photo) => photo.id === id))
  if (stranger !== undefined) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid review: keep_photos: ${stranger} is none of the review's photos. Load the review again.`
    )
  }
  const kept = before.filter(({ id }) => keep_photos.includes(id))
  const digests = new Set(kept.map(({ digest }) => digest))
  const added = photos.filter(({ digest }) => {
    const isNew = !digests.has(digest)
    digests.add(digest)
    return isNew
  })
  if (kept.length + added.length > MAX_PHOTOS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid review: photos: at most ${MAX_PHOTOS}; there are ${kept.length + added.length}`
    )
  }
  return { kept, added }
}
