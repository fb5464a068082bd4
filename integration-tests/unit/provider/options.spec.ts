import { describe, expect, it } from "vitest"
import { resolveResendOptions } from "../../../src/providers/resend/options"

describe("the Resend provider's options", () => {
  it("fills in the defaults", () => {
    expect(resolveResendOptions({ api_key: "re_1" }, "production")).toEqual({
      api_key: "re_1",
      rate_per_second: 5,
      timeout_ms: 30_000,
      gather_ms: 10,
    })
  })

  it("refuses production without a key, and says what to do", () => {
    expect(() => resolveResendOptions({}, "production")).toThrow(
      /no api_key, so no customer would get any mail\. Set RESEND_API_KEY/
    )
    expect(() => resolveResendOptions(undefined, "production")).toThrow(/no api_key/)
  })

  it.each(["development", "test", undefined])(
    "boots without a key where NODE_ENV is %s",
    (env) => {
      expect(resolveResendOptions({}, env).api_key).toBeUndefined()
    }
  )

  it.each(["", "   "])(
    "takes the key %o, as an .env file may leave it, for none",
    (api_key) => {
      expect(resolveResendOptions({ api_key }, "development").api_key).toBeUndefined()
      expect(() => resolveResendOptions({ api_key }, "production")).toThrow(/no api_key/)
    }
  )

  it("names every wrong field at once", () => {
    expect(() =>
      resolveResendOptions(
        {
          api_key: 1,
          from: "nobody",
          reply_to: "a@b.example\nBcc: c@d.example",
          base_url: "ftp://resend.example",
          rate_per_second: -1,
          timeout_ms: 99,
          gather_ms: 1001,
          apikey: "re_1",
        },
        "test"
      )
    ).toThrow(
      /api_key: (.|\n)*from: must be an e-mail(.|\n)*reply_to: (.|\n)*base_url: (.|\n)*rate_per_second: (.|\n)*timeout_ms: (.|\n)*gather_ms: (.|\n)*options: .*"apikey"/
    )
  })

  it.each([
    "hi@acme.example",
    "Acme <hi@acme.example>",
    '"Bean & Leaf" <hi@acme.example>',
  ])("takes the sender %s", (from) => {
    expect(resolveResendOptions({ from }, "test").from).toBe(from)
  })

  it.each([
    "",
    "hi",
    "hi@acme",
    "Acme hi@acme.example",
    "<hi@acme.example",
    "a@b.c <x> <d@e.f>",
  ])("refuses the sender %j", (from) => {
    expect(() => resolveResendOptions({ from }, "test")).toThrow(
      "from: must be an e-mail address"
    )
  })

  it("takes 0 as no limit, and Medusa's list of channels", () => {
    expect(
      resolveResendOptions({ channels: ["email"], rate_per_second: 0 }, "test")
    ).toMatchObject({ channels: ["email"], rate_per_second: 0 })
  })
})
