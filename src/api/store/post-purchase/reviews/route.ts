import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  listOwnReviews,
  readReviewOf,
} from "../../../../modules/post-purchase/queries/review-of-line-item"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type {
  StoreOwnReviewsResponse,
  StoreSubmitReviewResponse,
} from "../../../../types/http"
import { findReviewable } from "../../../../workflows/feedback/reviews/find-reviewable"
import { notReviewable } from "../../../../workflows/feedback/reviews/steps/validate-review"
import { submitReviewWorkflow } from "../../../../workflows/feedback/reviews/workflows/submit-review"
import { readPhotos, readSubmission } from "./read-submission"
import { toOwnReview } from "./to-store-review"
import type { StoreOwnReviewsParams } from "./validators"

/** What the customer wrote, whatever was decided about it. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreOwnReviewsParams>,
  res: MedusaResponse<StoreOwnReviewsResponse>
) => {
  const { limit, offset } = req.validatedQuery
  const { rows, count } = await listOwnReviews(
    resolveConnection(req.scope),
    req.auth_context.actor_id,
    { limit, offset }
  )
  res.json({ reviews: rows.map(toOwnReview), count, limit, offset })
}

/** Sends a review of an item of the customer's own orders, or a change of one. */
export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StoreSubmitReviewResponse>
) => {
  const { actor_id: customer_id } = req.auth_context
  const { body, files } = await readSubmission(req)
  const { line_item_id, ...words } = body
  const reviewer = { source: "account", customer_id, line_item_id } as const
  // Before its photos are decoded, which takes longer than all else.
  if (!(await findReviewable(req.scope, reviewer))) {
    throw notReviewable(reviewer)
  }
  const { result } = await submitReviewWorkflow(req.scope).run({
    input: { ...words, reviewer, photos: await readPhotos(files) },
  })
  const row = await readReviewOf(resolveConnection(req.scope), line_item_id)
  if (!row) {
    throw notReviewable(reviewer)
  }
  res.json({ review: toOwnReview(row), outcome: result.outcome })
}
