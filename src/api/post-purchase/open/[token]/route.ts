import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { HitKind } from "../../../../modules/post-purchase/constants"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../../signing/key-ring"
import { TokenUse } from "../../../../signing/token"
import { recordVisit } from "../../../../workflows/engagement/record-visit"
import { clientAddress } from "../../support/client-address"
import { setPublicHeaders } from "../../support/headers"

/** One transparent pixel, 43 bytes. */
const PIXEL = Buffer.from(
  "R0lGODlhAQABAIABAP///wAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==",
  "base64"
)

/** Records an open. Whatever the token, the answer is the pixel: a broken picture helps nobody. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const messageId = await readMessageId(req)
  if (messageId) {
    await recordVisit(req.scope, {
      kind: HitKind.OPEN,
      messageId,
      method: req.method,
      userAgent: req.get("user-agent"),
      headers: req.headers,
      ip: clientAddress(req),
    })
  }
  setPublicHeaders(res)
  res
    .status(200)
    .set({ "Content-Type": "image/gif", "Content-Length": String(PIXEL.length) })
    .end(PIXEL)
}

async function readMessageId(req: MedusaRequest): Promise<string | null> {
  try {
    const ring = await openKeyRing(resolveConnection(req.scope))
    const verdict = await ring.verify(req.params.token, TokenUse.OPEN)
    return verdict.kind === "valid" ? verdict.claims.subject : null
  } catch {
    return null
  }
}
