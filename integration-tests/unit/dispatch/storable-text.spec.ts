import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toStorableText } from "../../../src/modules/post-purchase/storable-text"

describe("toStorableText", () => {
  it.each([
    ["plain ASCII", "Your order", "Your order"],
    ["multibyte and emoji", "Grüße 👩‍👩‍👧 مرحبا", "Grüße 👩‍👩‍👧 مرحبا"],
    ["a NUL, which goes", "a\u0000b", "ab"],
    ["a lone high surrogate", "a\ud83d", "a\ufffd"],
    ["a lone low surrogate", "\udca9b", "\ufffdb"],
    ["a pair the wrong way round", "\udca9\ud83d", "\ufffd\ufffd"],
    ["a pair cut by a NUL, which is none", "\ud83d\u0000\udca9", "\ufffd\ufffd"],
    ["other control characters, which stay", "\u0001\t\r\n\u007f", "\u0001\t\r\n\u007f"],
  ])("keeps %s", (_name, text, expected) => {
    expect(toStorableText(text)).toBe(expected)
  })

  it("is well-formed for every string, and leaves well-formed strings as they are", () => {
    const anyText = fc.string({ unit: "binary" })
    const anyUnits = fc
      .array(fc.nat(0xffff))
      .map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(fc.oneof(anyText, anyUnits), (text) => {
        const storable = toStorableText(text)
        expect(encodeURIComponent(storable)).toBeTypeOf("string")
        expect(storable).not.toContain("\u0000")
        expect(toStorableText(storable)).toBe(storable)
      }),
      { seed: 20261122 }
    )
  })
})
