import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { exportPerson } from "../../../modules/post-purchase/queries/export-person"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import type { AdminContactExport } from "../../../types/http"
import { requireEmail } from "../../consent/requirements"
import { findConsentCarts } from "../find-consent-carts"

export type ExportContactInput = {
  /** As the person wrote it. */
  email: string
}

/** Reads all that is kept about a person. It changes nothing. */
export const exportContactStep = createStep(
  "post-purchase-export-contact",
  async ({ email: written }: ExportContactInput, { container }) => {
    const email = requireEmail(written)
    const db = resolveConnection(container)
    const { hashEmail } = await openKeyRing(db)
    const result: AdminContactExport = {
      exported_at: new Date().toISOString(),
      email,
      tables: await exportPerson(db, {
        email,
        email_hash: hashEmail(email),
        cart_ids: await findConsentCarts(db, email),
      }),
    }
    return new StepResponse(result)
  }
)
