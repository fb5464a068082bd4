import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { PostPurchaseEvent } from "../../../../modules/post-purchase/constants"
import { dropPhotosStep } from "../steps/drop-photos"
import { recordReviewStep } from "../steps/record-review"
import { storePhotosStep } from "../steps/store-photos"
import { type SubmitReviewInput, validateReviewStep } from "../steps/validate-review"

export const submitReviewWorkflowId = "submit-review"

/**
 * Takes a buyer's review of one line item, or an edit of it. It waits for a decision before the
 * public sees it; of an edited one the public sees the version before until then.
 *
 * - Every item of a product that was bought may be reviewed once, by its buyer: also one that
 *   was sent back, which was bought all the same. Items of cancelled orders may not.
 * - What a mail offered for it is taken from the mail and said with the review.
 * - Safe to repeat: the same words and photos are one version, and emit one event.
 * - Photos of a submission that fails are deleted again. Photos that an edit leaves out stay
 *   with the version that had them, until the person is erased.
 *
 * Emits `post_purchase.review_submitted` with the review's id and version.
 *
 * @throws MedusaError (not_found) for an item that is not the writer's to review, (invalid_data)
 *   for a rating, a text or photos beyond their limits
 * @example
 * const { photos } = await preparePhotos(files)
 * const { result } = await submitReviewWorkflow(container).run({
 *   input: {
 *     reviewer: { source: "account", customer_id: "cus_01…", line_item_id: "ordli_01…" },
 *     rating: 4,
 *     body: "Round and mild.",
 *     photos,
 *   },
 * })
 * result.outcome // "new"
 */
export const submitReviewWorkflow = createWorkflow(
  submitReviewWorkflowId,
  (input: SubmitReviewInput) => {
    const checked = validateReviewStep(input)
    const newPhotos = transform(checked, ({ new_photos }) => new_photos)
    const stored = storePhotosStep(newPhotos)
    const submission = transform({ checked, stored }, (data) => ({
      ...data.checked.submission,
      photos: [...data.checked.submission.photos, ...data.stored],
    }))
    const result = recordReviewStep(submission)
    when("review-is-known", result, ({ outcome }) => outcome === "known").then(() => {
      dropPhotosStep(transform(stored, (photos) => photos.map(({ id }) => id)))
    })
    when("review-is-new", result, ({ outcome }) => outcome !== "known").then(() => {
      emitEventStep({
        eventName: PostPurchaseEvent.REVIEW_SUBMITTED,
        data: transform(result, ({ id, version }) => ({ id, version })),
      })
    })
    return new WorkflowResponse(result)
  }
)
