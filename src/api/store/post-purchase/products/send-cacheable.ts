import type { MedusaResponse } from "@medusajs/framework/http"

/**
 * Sends what is the same for everybody, so that browsers and networks in between keep it: for a
 * minute without asking, and while they ask for ten more. The framework adds the `ETag`, and
 * answers 304 to whoever has the same already.
 */
export function sendCacheable<Body>(res: MedusaResponse<Body>, body: Body): void {
  res.set("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
  res.json(body)
}
