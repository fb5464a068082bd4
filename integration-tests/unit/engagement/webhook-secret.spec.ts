import { describe, expect, it } from "vitest"
import { isSigned } from "../../../src/api/hooks/post-purchase/verify-signature"
import { resolveResendOptions } from "../../../src/providers/resend/options"
import {
  readWebhookSecrets,
  registerEmailGateway,
} from "../../../src/providers/resend/shared-transport"
import { signWebhook } from "../../fakes/resend"

const secretOf = (text: string) => `whsec_${Buffer.from(text).toString("base64")}`
const first = secretOf("the first secret, long enough")
const second = secretOf("the second secret, long enough")

const headersOf = (secret: string, body: string) => {
  const headers = signWebhook(secret, "msg_1", Math.floor(Date.now() / 1000), body)
  return {
    id: headers["svix-id"],
    timestamp: headers["svix-timestamp"],
    signature: headers["svix-signature"],
  }
}

describe("the option webhook_secret", () => {
  const resolve = (webhook_secret: unknown) =>
    resolveResendOptions({ channels: ["email"], webhook_secret }, "test")

  it.each([undefined, "", "  "])("may be %j: then no webhooks are taken", (value) => {
    registerEmailGateway(resolve(value))
    expect(readWebhookSecrets()).toEqual([])
  })

  it("may be two while one replaces the other", () => {
    registerEmailGateway(resolve(` ${first}  ${second} `))
    expect(readWebhookSecrets()).toEqual([first, second])
  })

  it.each(["re_123456789012345678901234", "whsec_", "whsec_ä", `${first},${second}`, 7])(
    "is not %j",
    (value) => {
      expect(() => resolve(value)).toThrow(/webhook_secret: /)
    }
  )
})

describe("a signature", () => {
  it("is of one of the secrets", () => {
    const headers = headersOf(second, "{}")
    expect(isSigned("{}", headers, [first, second])).toBe(true)
    expect(isSigned("{}", headers, [first])).toBe(false)
    expect(isSigned("{}", headers, [])).toBe(false)
  })

  it("may stand beside one of another secret", () => {
    const { signature, ...headers } = headersOf(first, "{}")
    const both = `${headersOf(second, "{}").signature} ${signature}`
    expect(isSigned("{}", { ...headers, signature: both }, [first])).toBe(true)
  })

  it("is of the body as it was sent, whether or not that is JSON", () => {
    expect(isSigned("<no json>", headersOf(first, "<no json>"), [first])).toBe(true)
    expect(isSigned("<no json>", headersOf(first, "{}"), [first])).toBe(false)
    expect(isSigned('{ "a":1}', headersOf(first, '{"a":1}'), [first])).toBe(false)
  })

  it("survives no change of a single character", () => {
    const { signature, ...headers } = headersOf(first, "{}")
    for (let index = 3; index < signature.length; index++) {
      const other = signature[index] === "A" ? "B" : "A"
      const changed = signature.slice(0, index) + other + signature.slice(index + 1)
      expect(isSigned("{}", { ...headers, signature: changed }, [first])).toBe(false)
    }
  })
})
