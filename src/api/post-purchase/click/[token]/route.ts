import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { HitKind } from "../../../../modules/post-purchase/constants"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../../signing/key-ring"
import { TokenUse } from "../../../../signing/token"
import { type Found, openHitDesk } from "../../../../workflows/engagement/ingest/hit-desk"
import { reasonOf } from "../../../../workflows/engagement/reason-of"
import { recordVisitOf } from "../../../../workflows/engagement/record-visit"
import { toWebAddress } from "../../../../workflows/engagement/visits/to-web-address"
import { addressKey, clientAddress } from "../../support/client-address"
import { setPublicHeaders } from "../../support/headers"
import { limits } from "../../support/limits"
import { sendAnswer } from "../../support/serve-page"

/**
 * Leads to the link of the message that the token stands for, and to nothing else: the address
 * is not in the token but in the ledger. A mail whose links were forgotten with its recipient
 * leads to the store. HEAD is answered and recorded as HEAD.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  setPublicHeaders(res)
  const ring = await openKeyRing(resolveConnection(req.scope))
  const verdict = await ring.verify(req.params.token, TokenUse.CLICK)
  const { subject, position = null } = verdict.kind === "valid" ? verdict.claims : {}
  if (!subject) {
    const waitSeconds = await limits.invalidToken.take(addressKey(clientAddress(req)))
    return sendAnswer(req, res, {
      problem: waitSeconds ? { kind: "too-many", waitSeconds } : { kind: "invalid" },
    })
  }
  const found = await find(req, subject)
  if (!found) {
    res.set("Retry-After", "5")
    return sendAnswer(req, res, { problem: { kind: "trouble" }, status: 503 })
  }
  const { message, settings } = found
  const link = toWebAddress(position === null ? null : message?.links?.[position])
  const target = link ?? toWebAddress(settings.brand.website_url)
  if (message) {
    await recordVisitOf(
      req.scope,
      {
        kind: HitKind.CLICK,
        messageId: message.id,
        position: link ? position : null,
        method: req.method,
        userAgent: req.get("user-agent"),
        headers: req.headers,
        ip: clientAddress(req),
      },
      message,
      settings
    )
  }
  if (!target) {
    return sendAnswer(req, res, { problem: { kind: "invalid" } })
  }
  res.status(302).set("Location", target).end()
}

/** Null when the database does not answer: then nobody knows where the link leads. */
async function find(req: MedusaRequest, id: string): Promise<Found | null> {
  try {
    return await openHitDesk(req.scope).find({ id })
  } catch (error) {
    const logger: Logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(`post-purchase: the links of ${id} cannot be read: ${reasonOf(error)}`)
    return null
  }
}
