import { describe, expect, it } from "vitest"
import {
  type Mail,
  findMailProblem,
  toTagValue,
} from "../../../src/providers/resend/mail"

const mail = (fields: Partial<Mail> = {}): Mail => ({
  from: "Shop <shop@example.com>",
  to: "mara@example.com",
  subject: "Your order",
  html: "<p>Thank you</p>",
  text: "Thank you",
  reply_to: null,
  headers: [],
  tags: [],
  ...fields,
})

describe("findMailProblem", () => {
  it.each([
    ["a plain mail", {}],
    ["a plus address", { to: "mara+shop@mail.example.co.uk" }],
    ["an emoji in the subject", { subject: "🎁 – مرحبا" }],
    ["75 tags", { tags: Array.from({ length: 75 }, (_, n) => [`t${n}`, "v"]) }],
    ["a tag of 256 characters", { tags: [["t", "v".repeat(256)]] }],
    [
      "an ordinary header",
      { headers: [["List-Unsubscribe", "<https://x.example/u?a=1>"]] },
    ],
  ] satisfies [string, Partial<Mail>][])(
    "finds nothing wrong with %s",
    (_name, fields) => {
      expect(findMailProblem(mail(fields))).toBeNull()
    }
  )

  it.each([
    ["nobody", { to: "nobody" }, 'the address "nobody" is not valid'],
    ["no address", { to: "" }, 'the address "" is not valid'],
    ["two addresses", { to: "a@x.example,b@x.example" }, /address .* is not valid/],
    [
      "an address with a name",
      { to: "Mara <mara@example.com>" },
      /address .* is not valid/,
    ],
    ["an address with a line break", { to: "a@x.example\nb@x.example" }, /is not valid/],
    ["no subject", { subject: "" }, "the subject is empty"],
    ["a blank subject", { subject: " \t " }, "the subject is empty"],
    ["a line break in the subject", { subject: "a\r\nBcc: b@x.example" }, /line break/],
    ["a line break in the sender", { from: "a\n<a@x.example>" }, /line break/],
    [
      "a header with a space",
      { headers: [["X Ref", "1"]] },
      'the header "X Ref" is not valid',
    ],
    [
      "a header with a colon",
      { headers: [["X:Ref", "1"]] },
      'the header "X:Ref" is not valid',
    ],
    ["a header without a name", { headers: [["", "1"]] }, 'the header "" is not valid'],
    [
      "a header with umlauts",
      { headers: [["Grüße", "1"]] },
      'the header "Grüße" is not valid',
    ],
    [
      "a line break in a header",
      { headers: [["X", "1\nY: 2"]] },
      'the header "X" is not valid',
    ],
    [
      "76 tags",
      { tags: Array.from({ length: 76 }, (_, n) => [`t${n}`, "v"]) },
      "76 tags are more than 75",
    ],
    [
      "a tag with a slash",
      { tags: [["flow", "a/b"]] },
      'the tag "flow=a/b" is not valid',
    ],
    ["an empty tag", { tags: [["flow", ""]] }, 'the tag "flow=" is not valid'],
    [
      "a tag of 257 characters",
      { tags: [["t", "v".repeat(257)]] },
      /the tag .* is not valid/,
    ],
    ["neither HTML nor text", { html: "", text: "" }, "the content is empty"],
  ] satisfies [string, Partial<Mail>, string | RegExp][])(
    "says what is wrong with %s",
    (_name, fields, problem) => {
      const found = findMailProblem(mail(fields))
      expect(found).toMatch(problem)
    }
  )
})

describe("toTagValue", () => {
  it.each([
    ["order-confirmation/confirm", "order-confirmation_confirm"],
    ["ppmsg_01JD", "ppmsg_01JD"],
    ["größe 42", "gr__e_42"],
    ["", "_"],
    ["💩", "__"],
    ["a".repeat(300), "a".repeat(256)],
  ])("makes %j a tag", (text, expected) => {
    expect(toTagValue(text)).toBe(expected)
    expect(findMailProblem(mail({ tags: [["t", toTagValue(text)]] }))).toBeNull()
  })
})
