import { MedusaError, generateEntityId } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { suppress } from "../../../modules/post-purchase/queries/suppressions"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import type { AdminImportSuppressionsResponse } from "../../../types/http"
import { MAX_IMPORT_BYTES } from "../limits"
import { readSuppressions } from "../read-suppressions"

export type ImportSuppressionsInput = {
  /** The file's text. */
  csv: string
}

const CHUNK = 1000
const MAX_LISTED = 100

/** Takes over a list, in chunks. No undo: what was suppressed before looks the same as what is new. */
export const importSuppressionsStep = createStep(
  "post-purchase-import-suppressions",
  async ({ csv }: ImportSuppressionsInput, { container }) => {
    if (Buffer.byteLength(csv) > MAX_IMPORT_BYTES) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "Invalid request: csv: the file is larger than 5 MB. Divide it and import the parts; what is known already is passed over."
      )
    }
    const { rows, refused } = await readSuppressions(csv, new Date())
    const db = resolveConnection(container)
    const { hashEmail } = await openKeyRing(db)
    let imported = 0
    for (let start = 0; start < rows.length; start += CHUNK) {
      const chunk = rows.slice(start, start + CHUNK).map((row) => ({
        id: generateEntityId(undefined, "ppsup"),
        email_hash: row.email ? hashEmail(row.email) : (row.email_hash ?? ""),
        email: row.email,
        reason: row.reason,
        detail: row.detail,
        message_id: null,
        suppressed_at: row.suppressed_at,
      }))
      imported += (await suppress(db, chunk)).length
    }
    const result: AdminImportSuppressionsResponse = {
      imported,
      known: rows.length - imported,
      refused: refused.slice(0, MAX_LISTED),
      refused_count: refused.length,
    }
    return new StepResponse(result)
  }
)
