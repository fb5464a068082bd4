import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveConnection } from "../../../../../modules/post-purchase/resolve-ledger"
import { writeReviewAudit } from "../../../../../workflows/feedback/reviews/write-review-audit"

/** Who was asked and what became of it, as CSV. A download that breaks off is cut off, not ended as if it were whole. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", 'attachment; filename="review-requests.csv"')
  res.setHeader("cache-control", "no-store")
  await writeReviewAudit(resolveConnection(req.scope), res)
}
