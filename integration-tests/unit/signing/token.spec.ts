import { createHmac } from "node:crypto"
import { describe, expect, it } from "vitest"
import {
  type TokenClaims,
  type TokenKey,
  TokenUse,
  keyIdOf,
  signToken,
  verifyToken,
} from "../../../src/signing/token"

const key: TokenKey = { id: "k1a2b3c4", secret: "5e".repeat(32) }
const now = new Date("2026-11-22T10:00:00Z")

describe("a signed token", () => {
  const claims: TokenClaims[] = [
    { use: TokenUse.UNSUBSCRIBE, subject: "ppmsg_01KAPQ6Z0Y9V" },
    { use: TokenUse.CLICK, subject: "ppmsg_01KAPQ6Z0Y9V", position: 0 },
    { use: TokenUse.CLICK, subject: "ppmsg_01KAPQ6Z0Y9V", position: 199 },
    {
      use: TokenUse.PREFERENCES,
      subject: "ppcon_01KAPQ6Z0Y9V",
      expiresAt: new Date("2027-11-22T10:00:00Z"),
    },
  ]

  it.each(claims)("says what was signed: $use $position", (said) => {
    const token = signToken(key, said)
    expect(verifyToken(key, token, said.use, now)).toEqual({
      kind: "valid",
      claims: said,
    })
    expect(keyIdOf(token)).toBe(key.id)
  })

  it("is 144 bits of HMAC-SHA256 over its very characters", () => {
    const token = signToken(key, {
      use: TokenUse.CLICK,
      subject: "ppmsg_1",
      position: 35,
    })
    const mac = createHmac("sha256", key.secret)
      .update("k1a2b3c4.c.ppmsg_1.z.")
      .digest("base64url")
      .slice(0, 24)
    expect(token).toBe(`k1a2b3c4.c.ppmsg_1.z..${mac}`)
  })

  it("needs no escaping in a path", () => {
    for (const said of claims) {
      const token = signToken(key, said)
      expect(encodeURIComponent(token)).toBe(token)
    }
  })

  it("is good until the second it expires, and expired from then on", () => {
    const expiresAt = new Date("2026-11-22T10:00:00.900Z")
    const token = signToken(key, { use: TokenUse.CONFIRM, subject: "ppcon_1", expiresAt })
    const at = (time: string) =>
      verifyToken(key, token, TokenUse.CONFIRM, new Date(time)).kind
    expect(at("2026-11-22T09:59:59.999Z")).toBe("valid")
    expect(at("2026-11-22T10:00:00.000Z")).toBe("expired")
    expect(at("2036-11-22T10:00:00.000Z")).toBe("expired")
  })

  it("is invalid, not expired, when its expiry is forged", () => {
    const said = { use: TokenUse.CONFIRM, subject: "ppcon_1" }
    const old = signToken(key, { ...said, expiresAt: new Date("2020-01-01") })
    const parts = old.split(".")
    parts[4] = Math.floor(Date.parse("2030-01-01") / 1000).toString(36)
    expect(verifyToken(key, parts.join("."), TokenUse.CONFIRM, now).kind).toBe("invalid")
    parts[4] = ""
    expect(verifyToken(key, parts.join("."), TokenUse.CONFIRM, now).kind).toBe("invalid")
  })

  it("is nothing under another key, a missing key, or another key of the same name", () => {
    const token = signToken(key, claims[0])
    const verdicts = [
      undefined,
      { id: "k1a2b3c4", secret: "5f".repeat(32) },
      { id: "other", secret: key.secret },
    ].map((candidate) => verifyToken(candidate, token, TokenUse.UNSUBSCRIBE, now))
    expect(verdicts).toEqual(Array(3).fill({ kind: "invalid" }))
  })

  it.each([
    ["a dot in the subject", { subject: "ppmsg_1.c" }],
    ["an empty subject", { subject: "" }],
    ["a subject that is too long", { subject: "a".repeat(65) }],
    ["a slash in the subject", { subject: "../../admin" }],
    ["a negative position", { subject: "ppmsg_1", position: -1 }],
    ["half a position", { subject: "ppmsg_1", position: 1.5 }],
    ["a position that is no number", { subject: "ppmsg_1", position: NaN }],
    ["a time before 1970", { subject: "ppmsg_1", expiresAt: new Date(-1000) }],
  ])("is not signed for %s", (_, said) => {
    expect(() => signToken(key, { use: TokenUse.CLICK, ...said })).toThrow(
      /^A token cannot carry k1a2b3c4\.c\./
    )
  })
})
