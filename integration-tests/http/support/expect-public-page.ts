import { expect } from "vitest"
import type { BareAnswer } from "./public-pages"

/** What holds for every page, whatever it says. */
export function expectPublicPage({ headers }: BareAnswer): void {
  expect(headers["set-cookie"]).toBeUndefined()
  expect(headers["access-control-allow-origin"]).toBeUndefined()
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  })
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src https: data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/
  )
}
