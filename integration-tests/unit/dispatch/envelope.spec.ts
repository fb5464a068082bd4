import { describe, expect, it } from "vitest"
import {
  DEFAULT_SETTINGS,
  mergeSettings,
} from "../../../src/modules/post-purchase/settings"
import { findMailProblem } from "../../../src/providers/resend/mail"
import {
  buildEnvelope,
  formatAddress,
} from "../../../src/workflows/dispatch/run/envelope"
import { bareAddress } from "../../fakes/resend/email-address"
import { mailTo } from "../provider/support"

describe("formatAddress", () => {
  it.each([
    ["no name", null, "hi@example.com"],
    ["a blank name", "  ", "hi@example.com"],
    ["a plain name", "Bean Leaf", "Bean Leaf <hi@example.com>"],
    ["umlauts and a dash", "Grüße – Söhne’s", "Grüße – Söhne’s <hi@example.com>"],
    ["another script", "متجر القهوة", "متجر القهوة <hi@example.com>"],
    ["an ampersand", "Bean & Leaf", '"Bean & Leaf" <hi@example.com>'],
    ["a comma", "Leaf, Bean", '"Leaf, Bean" <hi@example.com>'],
    ["a dot", "Acme Inc.", '"Acme Inc." <hi@example.com>'],
    ["an at", "Shop @ Acme", '"Shop @ Acme" <hi@example.com>'],
    ["quotes", 'The "Leaf"', '"The \\"Leaf\\"" <hi@example.com>'],
    ["a backslash", "Bean\\", '"Bean\\\\" <hi@example.com>'],
    ["an emoji", "Leaf 🍃", '"Leaf 🍃" <hi@example.com>'],
    [
      "an address in the name",
      "x <evil@x.example>",
      '"x  evil@x.example" <hi@example.com>',
    ],
    ["a line break", "a\r\nBcc: b@x.example", '"a Bcc: b@x.example" <hi@example.com>'],
  ])("writes %s", (_name, name, expected) => {
    const from = formatAddress(name, "hi@example.com")
    expect(from).toBe(expected)
    // Whatever the name, mail servers read one address, ours.
    expect(bareAddress(from)).toBe("hi@example.com")
    expect(findMailProblem(mailTo("a@example.com", { from }))).toBeNull()
  })
})

describe("buildEnvelope", () => {
  const message = { id: "ppmsg_1", flow: "order-confirmation", step: "confirm" }
  const none = { from: null, replyTo: null }
  const settings = (
    sender: Partial<typeof DEFAULT_SETTINGS.sender>,
    store_name?: string
  ) => mergeSettings(DEFAULT_SETTINGS, { sender, brand: { store_name } })

  it("has no sender when neither the settings nor the provider name one", () => {
    expect(buildEnvelope(message, DEFAULT_SETTINGS, none)).toBeNull()
    expect(buildEnvelope(message, settings({ name: "Acme" }), none)).toBeNull()
  })

  it.each([
    [
      "the settings before the provider",
      settings({ name: "A", address: "a@x.example" }),
      "A <a@x.example>",
    ],
    [
      "the store's name for want of a sender's",
      settings({ address: "a@x.example" }, "Acme"),
      "Acme <a@x.example>",
    ],
    ["the provider, as it is written there", settings({ name: "A" }), "P <p@x.example>"],
  ])("takes %s", (_name, given, from) => {
    const provider = { from: "P <p@x.example>", replyTo: null }
    expect(buildEnvelope(message, given, provider)?.from).toBe(from)
  })

  it("answers to the settings' reply-to, else the provider's", () => {
    const provider = { from: "p@x.example", replyTo: "r@x.example" }
    expect(buildEnvelope(message, DEFAULT_SETTINGS, provider)?.reply_to).toBe(
      "r@x.example"
    )
    const own = settings({ reply_to: "own@x.example" })
    expect(buildEnvelope(message, own, provider)?.reply_to).toBe("own@x.example")
  })

  it("labels the mail so that its message is found again", () => {
    const envelope = buildEnvelope(
      { id: "ppmsg_1", flow: "größe/x", step: "a b" },
      settings({ address: "a@x.example" }),
      none
    )
    expect(envelope?.headers).toEqual([
      ["X-Entity-Ref-ID", "ppmsg_1"],
      ["Auto-Submitted", "auto-generated"],
    ])
    expect(envelope?.tags).toEqual([
      ["message_id", "ppmsg_1"],
      ["flow", "gr__e_x"],
      ["step", "a_b"],
    ])
  })
})
