import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { addressKey, clientAddress } from "./client-address"
import { setPublicHeaders } from "./headers"
import { limits } from "./limits"
import { sendAnswer } from "./serve-page"

const METHODS = ["GET", "HEAD", "POST"]
/** Pages that need no token. */
const OPEN_PAGES = ["preferences"]

/** Stands before all public routes. */
export async function guardPublicRoute(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  // Without a session no cookie is set, however the store has configured its own.
  req.session = undefined
  setPublicHeaders(res)
  if (!METHODS.includes(req.method)) {
    res.set("Allow", METHODS.join(", "))
    await sendAnswer(req, res, { problem: { kind: "refused" }, status: 405 })
  } else if (!isWhole(req.path)) {
    const waitSeconds = await limits.invalidToken.take(addressKey(clientAddress(req)))
    await sendAnswer(req, res, {
      problem: waitSeconds ? { kind: "too-many", waitSeconds } : { kind: "invalid" },
    })
  } else {
    next()
  }
}

// A link that was cut off, and one with broken percent-encoding, to which Express answers 500.
function isWhole(path: string): boolean {
  const [page, token] = path.split("/").filter(Boolean)
  try {
    return Boolean(decodeURIComponent(token ?? "")) || OPEN_PAGES.includes(page)
  } catch {
    return false
  }
}
