import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminContactExport } from "../../../../types/http"
import { exportContactWorkflow } from "../../../../workflows/privacy/workflows/export-contact"

/**
 * Answers with all rows about a person, as a file.
 *
 * @param name - of the file, without its ending; it must not name the person
 */
export async function sendExport(
  req: MedusaRequest,
  res: MedusaResponse<AdminContactExport>,
  email: string,
  name: string
): Promise<void> {
  const { result } = await exportContactWorkflow(req.scope).run({ input: { email } })
  res.setHeader("content-disposition", `attachment; filename="${name}.json"`)
  res.setHeader("cache-control", "no-store")
  res.json(result)
}
