import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import {
  listReviewVersions,
  readReview,
} from "../../../../modules/post-purchase/queries/review-list"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminReviewResponse } from "../../../../types/http"
import { toAdminReview, toAdminReviewVersion } from "./to-admin-review"

/** Answers with a review and all of its versions, as they stand now. */
export async function sendReview(
  req: MedusaRequest,
  res: MedusaResponse<AdminReviewResponse>
): Promise<void> {
  const { id } = req.params
  const db = resolveConnection(req.scope)
  const [row, versions] = await Promise.all([
    readReview(db, id),
    listReviewVersions(db, id),
  ])
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no review ${id}. Load the list again.`
    )
  }
  res.json({
    review: { ...toAdminReview(row), versions: versions.map(toAdminReviewVersion) },
  })
}
