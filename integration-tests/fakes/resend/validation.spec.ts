import { afterEach, describe, expect, it } from "vitest"
import { closeAll, mail, post, start } from "./spec-support"

afterEach(closeAll)

describe("validation", () => {
  const tag = (name: string, value: string) => ({ ...mail(), tags: [{ name, value }] })
  const many = (length: number) => Array.from({ length }, (_, n) => `to${n}@example.com`)

  it.each<[string, Record<string, unknown>, string]>([
    ["from without a domain", { ...mail(), from: "Shop <shop>" }, "from"],
    ["from with a name only", { ...mail(), from: "Shop" }, "from"],
    ["a bad to", { ...mail(), to: ["anna@example.com", "bert@"] }, "to"],
    ["a to with a double dot", { ...mail(), to: "an..na@example.com" }, "to"],
    ["a to that is no string", { ...mail(), to: [7] }, "to"],
    ["a bad cc", { ...mail(), cc: "nobody" }, "cc"],
    ["a bad bcc", { ...mail(), bcc: "a b@example.com" }, "bcc"],
    ["a bad reply_to", { ...mail(), reply_to: "@example.com" }, "reply_to"],
    ["51 addresses in to", { ...mail(), to: many(51) }, "to"],
    [
      "a line break in the subject",
      { ...mail(), subject: "Hi\r\nBcc: x@y.z" },
      "subject",
    ],
    ["a subject that is no string", { ...mail(), subject: 7 }, "subject"],
    [
      "76 tags",
      { ...mail(), tags: many(76).map((_, n) => ({ name: `t${n}`, value: "v" })) },
      "tags",
    ],
    ["a dot in a tag", tag("order.id", "1"), "tags"],
    ["a space in a tag's value", tag("order", "a b"), "tags"],
    ["an empty tag value", tag("order", ""), "tags"],
    ["a tag value of 257 characters", tag("order", "x".repeat(257)), "tags"],
    ["tags that are no array", { ...mail(), tags: { order: "1" } }, "tags"],
    ["a header that is no string", { ...mail(), headers: { "X-Order": 7 } }, "headers"],
    [
      "a line break in a header",
      { ...mail(), headers: { "X-Order": "1\r\nBcc: x@y.z" } },
      "headers",
    ],
    ["a header name with a colon", { ...mail(), headers: { "X:Order": "1" } }, "headers"],
  ])("refuses %s", async (_what, payload, field) => {
    const { fake } = await start()
    const response = await post(fake, "/emails", JSON.stringify(payload))
    const error = (await response.json()) as { message: string }
    expect([response.status, error]).toMatchObject([422, { name: "validation_error" }])
    expect(error.message).toContain(`\`${field}\``)
    expect(fake.emails()).toEqual([])
  })

  it.each(["from", "to", "subject", "html"])(
    "refuses a mail without %s",
    async (field) => {
      const { resend } = await start()
      const { error } = await resend.emails.send({ ...mail(), [field]: undefined })
      expect(error).toMatchObject({ statusCode: 422, name: "missing_required_field" })
      expect(error?.message).toContain(`\`${field}\``)
    }
  )

  it("accepts what stands just inside the limits", async () => {
    const { resend } = await start()
    const tags = many(75).map((_, n) => ({ name: `t_${n}`, value: "x".repeat(256) }))
    const { error } = await resend.emails.send({ ...mail(many(50)), tags })
    expect(error).toBeNull()
  })

  it("refuses malformed JSON with 400", async () => {
    const { fake } = await start()
    const response = await post(fake, "/emails", '{"from":')
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { name: "validation_error" },
    ])
  })
})
