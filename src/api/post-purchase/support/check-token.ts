import type { MedusaRequest } from "@medusajs/framework/http"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../signing/key-ring"
import type { TokenUse, TokenVerdict } from "../../../signing/token"
import { addressKey, clientAddress } from "./client-address"
import { limits } from "./limits"

/** What a request's token is good for. */
export type TokenCheck = TokenVerdict | { kind: "too-many"; waitSeconds: number }

/**
 * Verifies the `:token` of a public route and counts the request against the limits; see
 * `limits.ts` for what is limited by what.
 *
 * @example
 * const check = await checkToken(req, TokenUse.CLICK)
 * if (check.kind === "valid") redirect(check.claims.subject, check.claims.position)
 */
export async function checkToken(req: MedusaRequest, use: TokenUse): Promise<TokenCheck> {
  const ring = await openKeyRing(resolveConnection(req.scope))
  const verdict = await ring.verify(req.params.token, use)
  const waitSeconds =
    verdict.kind === "invalid"
      ? await limits.invalidToken.take(addressKey(clientAddress(req)))
      : await limits.validToken.take(req.params.token)
  return waitSeconds ? { kind: "too-many", waitSeconds } : verdict
}
