import type { IncomingHttpHeaders } from "node:http"
import { type VisitorNetwork, readNetwork } from "../networks/find-network"

/** Real ones are below 300 characters; what is longer is somebody's joke. */
const LONGEST_AGENT = 500

/** What is kept of whoever made a request. */
export type Visitor = VisitorNetwork & { user_agent: string | null; is_prefetch: boolean }

/** Reduces a request to what the labeller needs. */
export function readVisitor({
  ip,
  userAgent,
  headers,
}: {
  ip?: string | null
  userAgent?: string | null
  headers: IncomingHttpHeaders
}): Visitor {
  return {
    ...readNetwork(ip),
    user_agent: userAgent?.trim().slice(0, LONGEST_AGENT) || null,
    is_prefetch: isPrefetch(headers),
  }
}

/**
 * Whether a request says that it only fetches in advance: `Sec-Purpose` is the standard,
 * `Purpose`, `X-Purpose` and `X-Moz` are what Chrome, Safari and Firefox sent before it.
 */
function isPrefetch(headers: IncomingHttpHeaders): boolean {
  return ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    /\b(?:prefetch|prerender|preview)\b/i.test(String(headers[name] ?? ""))
  )
}
