import { describe, expect, it } from "vitest"
import { readResendEvent } from "../../../src/workflows/engagement/webhooks/read-event"

const event = (type: string, data: object = {}) => ({
  type,
  created_at: "2026-11-20T10:00:05.000Z",
  data: {
    created_at: "2026-11-20 10:00:00.123456+00",
    email_id: "3c1f1b2a-0000-4000-8000-000000000001",
    from: "Shop <shop@example.com>",
    to: ["mara@example.com"],
    subject: "Your order",
    tags: { message_id: "ppmsg_1", flow: "thank-you" },
    ...data,
  },
})
const read = (body: unknown) => readResendEvent("msg_1", body)

describe("an event of Resend", () => {
  it.each([
    ["email.sent", "sent"],
    ["email.delivered", "delivery"],
    ["email.delivery_delayed", "delay"],
    ["email.bounced", "bounce"],
    ["email.complained", "complaint"],
    ["email.opened", "open"],
    ["email.clicked", "click"],
    ["email.failed", "failure"],
    ["email.suppressed", "failure"],
    ["email.scheduled", "other"],
    ["email.received", "other"],
    ["contact.created", "other"],
    ["something.new", "other"],
    ["constructor", "other"],
  ])("%s is a %s", (type, kind) => {
    expect(read(event(type))).toMatchObject({
      id: "msg_1",
      type,
      kind,
      messageId: "ppmsg_1",
      externalId: "3c1f1b2a-0000-4000-8000-000000000001",
      at: new Date("2026-11-20T10:00:05.000Z"),
    })
  })

  it.each([
    [
      { bounce: { type: "Permanent", subType: "General", message: "No such user" } },
      "hard",
      "No such user",
    ],
    [{ bounce: { type: "Transient", subType: "MailboxFull" } }, "soft", "Transient"],
    [{ bounce: { type: "Undetermined" } }, "soft", "Undetermined"],
    [{}, "soft", null],
  ])("that bounced for %j is %s", (data, bounce, detail) => {
    expect(read(event("email.bounced", data))).toMatchObject({ bounce, detail })
  })

  it("of an address that Resend refuses is a hard bounce", () => {
    const suppressed = { message: "on the list", type: "OnAccountSuppressionList" }
    expect(read(event("email.suppressed", { suppressed }))).toMatchObject({
      bounce: "hard",
      detail: "on the list",
    })
  })

  it("of a click says who it was, and keeps no address", () => {
    const read_ = read(
      event("email.clicked", {
        click: {
          ipAddress: "203.0.113.77",
          link: "https://shop.example/",
          timestamp: "2026-11-20T10:07:00.000Z",
          userAgent: "curl/8",
        },
      })
    )
    expect(read_).toMatchObject({
      visitor: { ip: "203.0.113.77", userAgent: "curl/8" },
      link: "https://shop.example/",
      at: new Date("2026-11-20T10:07:00.000Z"),
    })
    expect(JSON.stringify(read_?.payload)).not.toContain("203.0.113.77")
    expect(JSON.stringify(read_?.payload)).toContain("https://shop.example/")
  })

  it("of a click that our own redirect records as well is not another click", () => {
    const link = "https://api.shop.example/post-purchase/click/k.c.ppmsg_1.0..x"
    expect(read(event("email.clicked", { click: { link } }))?.kind).toBe("other")
  })

  it("of somebody else's mail leaves nobody's name", () => {
    const bounce = { type: "Permanent", message: "mara@example.com does not exist" }
    const text = JSON.stringify(
      read(event("email.bounced", { bounce }))?.anonymousPayload
    )
    expect(text).toContain("Permanent")
    for (const secret of ["mara", "shop@example.com", "Your order", "3c1f1b2a"]) {
      expect(text).not.toContain(secret)
    }
  })

  it("may list its tags as a request does", () => {
    const tags = [
      { name: "flow", value: "x" },
      { name: "message_id", value: "ppmsg_2" },
    ]
    expect(read(event("email.sent", { tags }))?.messageId).toBe("ppmsg_2")
    expect(read(event("email.sent", { tags: undefined }))?.messageId).toBeNull()
  })

  it.each([
    ["2026-11-20 10:00:00.123456+00", "2026-11-20T10:00:00.123Z"],
    ["2026-11-20T10:00:00.5Z", "2026-11-20T10:00:00.500Z"],
    ["2026-11-20T11:00:00+01:00", "2026-11-20T10:00:00.000Z"],
  ])("was at %s", (created_at, expected) => {
    expect(read({ ...event("email.sent"), created_at })?.at.toISOString()).toBe(expected)
  })

  it.each(["never", "", 0, null, {}, "0001-01-01", "9999-12-31T00:00:00Z"])(
    "that names the moment %j was now",
    (created_at) => {
      const before = Date.now()
      const at = read({ ...event("email.sent"), created_at })?.at.getTime() ?? 0
      expect(at).toBeGreaterThanOrEqual(before)
      expect(at).toBeLessThanOrEqual(Date.now())
    }
  )

  it.each([null, undefined, 1, "email.sent", [], {}, { type: 7 }, { type: "" }])(
    "is not %j",
    (body) => {
      expect(read(body)).toBeNull()
    }
  )

  it.each([
    { type: "email.sent" },
    { type: "email.sent", data: null },
    { type: "email.sent", data: [] },
    { type: "email.clicked", data: { click: "x", tags: "y", email_id: 9 } },
  ])("may be as poor as %j", (body) => {
    expect(read(body)).toMatchObject({ externalId: null, messageId: null })
  })
})
