import type { MedusaRequest } from "@medusajs/framework/http"
import { clientAddress } from "./client-address"

const USER_AGENT_LENGTH = 500

/** What of a request is kept beside a person's word. */
export function proofOf(req: MedusaRequest): {
  ip: string | null
  user_agent: string | null
} {
  return {
    ip: clientAddress(req),
    user_agent: req.get("user-agent")?.slice(0, USER_AGENT_LENGTH) ?? null,
  }
}
