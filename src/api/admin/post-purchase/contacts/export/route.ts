import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminContactExport } from "../../../../../types/http"
import { sendExport } from "../send-export"
import type { AdminContactAddress } from "../validators"

/** For people of whom there are mails and no contact; whoever is not known at all gets empty lists. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminContactAddress>,
  res: MedusaResponse<AdminContactExport>
) => {
  await sendExport(req, res, req.validatedQuery.email, "contact")
}
