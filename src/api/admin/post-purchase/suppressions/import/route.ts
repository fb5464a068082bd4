import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AdminImportSuppressions,
  AdminImportSuppressionsResponse,
} from "../../../../../types/http"
import { importSuppressionsWorkflow } from "../../../../../workflows/suppression/workflows/import-suppressions"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminImportSuppressions>,
  res: MedusaResponse<AdminImportSuppressionsResponse>
) => {
  const { result } = await importSuppressionsWorkflow(req.scope).run({
    input: req.validatedBody,
  })
  res.json(result)
}
