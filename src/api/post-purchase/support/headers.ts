import type { MedusaResponse } from "@medusajs/framework/http"

/**
 * Headers of everything behind a signed link: the address itself is a key, so nobody keeps
 * it, passes it on or lists it.
 */
export function setPublicHeaders(res: MedusaResponse): void {
  res.set({
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
  })
}
