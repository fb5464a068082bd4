import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveConnection } from "../../../../../modules/post-purchase/resolve-ledger"
import { writeSuppressions } from "../../../../../workflows/suppression/write-suppressions"

/** The whole list that holds, as CSV. A download that breaks off is cut off, not ended as if it were whole. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", 'attachment; filename="suppressions.csv"')
  res.setHeader("cache-control", "no-store")
  await writeSuppressions(resolveConnection(req.scope), res)
}
