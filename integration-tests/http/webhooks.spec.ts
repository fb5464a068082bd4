import { request } from "node:http"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { signWebhook } from "../fakes/resend"
import { type TestStore, startTestStore, webhookSecret } from "../support/test-store"
import { waitFor } from "../support/wait-for"
import { type BareHttp, bareHttp } from "./support/bare-http"
import { messages, setMessage } from "./support/ledger"
import { connectionOf, hitsOf, mail } from "./support/mailed"
import { berlin } from "./support/people"
import { dispatchDue, run } from "./support/workflows"

const PATH = "/hooks/post-purchase/resend"

const delivered = (messageId = "m1", data: Record<string, unknown> = {}) =>
  JSON.stringify({
    type: "email.delivered",
    created_at: new Date().toISOString(),
    data: {
      email_id: `ext-${messageId}`,
      to: [`${messageId}@example.com`],
      tags: { message_id: messageId, flow: "thank-you", step: "thank" },
      ...data,
    },
  })

const nowSeconds = () => Math.floor(Date.now() / 1000)

describe("webhooks", () => {
  let store: TestStore
  let http: BareHttp

  beforeAll(async () => {
    store = await startTestStore({ webhooks: true })
    http = bareHttp(store.baseUrl)
  })
  afterAll(async () => {
    http.close()
    await store.stop()
  })
  beforeEach(() => store.resetLedger())

  const post = (
    body: string | Buffer,
    headers: Record<string, string> = {},
    {
      id = "msg_1",
      secret = webhookSecret,
      at = nowSeconds(),
      signed = body,
    }: { id?: string; secret?: string; at?: number; signed?: string | Buffer } = {}
  ) =>
    http.send(PATH, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        ...signWebhook(secret, id, at, signed.toString()),
        ...headers,
      },
    })

  it("are believed when they are signed, and committed when they are answered", async () => {
    await mail(store, ["m1"])
    const answer = await post(delivered())
    expect(answer.status).toBe(200)
    expect(answer.headers["set-cookie"]).toBeUndefined()
    expect(await hitsOf(store)).toMatchObject([
      { dedupe_key: "resend:msg_1", kind: "delivery", message_id: "m1" },
    ])
    const [row] = await connectionOf(store)("post_purchase_message")
    expect(row.delivered_at).toBeInstanceOf(Date)
  })

  it("are one when they are delivered again, at once or later", async () => {
    await mail(store, ["m1"])
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await post(delivered())).status)
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect((await post(delivered(), {}, { at: nowSeconds() + 60 })).status).toBe(200)
    expect(await hitsOf(store)).toMatchObject([{ times: 1 }])
  })

  describe("that are not to be believed", () => {
    const other = `whsec_${Buffer.from("somebody else's secret, as long").toString("base64")}`

    it.each([
      ["signed by somebody else", () => post(delivered(), {}, { secret: other }), 401],
      [
        "with another body than was signed",
        () => post(delivered(), {}, { signed: delivered("m2") }),
        401,
      ],
      ["six minutes old", () => post(delivered(), {}, { at: nowSeconds() - 360 }), 401],
      ["six minutes ahead", () => post(delivered(), {}, { at: nowSeconds() + 360 }), 401],
      ["without a signature", () => post(delivered(), { "svix-signature": "" }), 401],
      ["without an id", () => post(delivered(), { "svix-id": "" }), 401],
      [
        "with a moment that is none",
        () => post(delivered(), { "svix-timestamp": "soon" }),
        401,
      ],
      [
        "under another id than was signed",
        () => post(delivered(), { "svix-id": "msg_2" }),
        401,
      ],
      [
        "with a signature of rubbish",
        () => post(delivered(), { "svix-signature": "v1,####" }),
        401,
      ],
      [
        "with no headers at all",
        () => http.send(PATH, { method: "POST", body: delivered() }),
        401,
      ],
      ["with nothing in them", () => post(""), 400],
      ["that are no JSON", () => post("<xml/>"), 400],
      ["that are a number", () => post("7"), 400],
      ["without a type", () => post(`{"data":{}}`), 400],
      ["of 1 MB of rubbish", () => post(Buffer.alloc(1024 * 1024, "x")), 413],
      [
        "of 257 kB, signed",
        () => post(delivered("m1", { x: "y".repeat(257 * 1024) })),
        413,
      ],
      [
        "in bytes that are no text",
        () => post(Buffer.from([0xff, 0xfe, 0x00, 0x80])),
        400,
      ],
    ])("%s are refused", async (_name, send, status) => {
      await mail(store, ["m1"])
      const answer = await send()
      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.body.toString()).message).toMatch(/\w+/)
      expect(await hitsOf(store)).toEqual([])
      // The connection is whole: the next one is served.
      expect((await http.send("/post-purchase/open/next")).status).toBe(200)
    })

    it("of 100 MB are cut off, without being read", async () => {
      const sent = await flood(store.baseUrl, 100 * 1024 * 1024)
      expect(sent.bytes).toBeLessThan(40 * 1024 * 1024)
      expect([413, 0]).toContain(sent.status)
      expect((await http.send("/post-purchase/open/next")).status).toBe(200)
      expect(await hitsOf(store)).toEqual([])
    })

    it("by GET are none", async () => {
      expect((await http.send(PATH)).status).toBe(404)
    })
  })

  it("of an unknown type are kept as they came", async () => {
    await mail(store, ["m1"])
    const body = JSON.parse(delivered())
    expect((await post(JSON.stringify({ ...body, type: "email.folded" }))).status).toBe(
      200
    )
    expect(await hitsOf(store)).toMatchObject([
      {
        kind: "other",
        message_id: "m1",
        payload: { type: "email.folded", data: { to: ["m1@example.com"] } },
      },
    ])
  })

  it("of a mail that is not ours are kept without its recipient, and do nothing", async () => {
    const body = JSON.parse(delivered("staging"))
    const bounced = {
      ...body,
      type: "email.bounced",
      data: {
        ...body.data,
        bounce: { type: "Permanent", message: "staging@example.com" },
      },
    }
    expect((await post(JSON.stringify(bounced))).status).toBe(200)
    const rows = await hitsOf(store)
    expect(rows).toMatchObject([
      { kind: "bounce", message_id: null, external_id: "ext-staging" },
    ])
    expect(JSON.stringify(rows)).not.toContain("@example.com")
    expect(await connectionOf(store)("post_purchase_suppression")).toEqual([])
  })

  it("that cannot be stored are asked for again", async () => {
    await mail(store, ["m1"])
    await store.sql.query(
      `create function refuse() returns trigger language plpgsql as
         $$ begin raise exception 'disk full'; end $$;
       create trigger refusing before insert on post_purchase_hit
         for each row execute function refuse();`
    )
    expect((await post(delivered())).status).toBe(503)
    await store.sql.query(
      `drop trigger refusing on post_purchase_hit; drop function refuse;`
    )
    expect((await post(delivered())).status).toBe(200)
    expect(await hitsOf(store)).toHaveLength(1)
  })

  it("of the store's own mails arrive by themselves, and tell what became of them", async () => {
    await store.shopper.placeOrder({
      email: "mara@example.com",
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
    })
    await store.shopper.placeOrder({
      email: "bounce@example.com",
      items: [{ sku: "LR-PAPER-02", quantity: 1 }],
      address: berlin,
    })
    await waitFor(
      "two plans",
      async () => (await messages(store, { step: "confirm" })).length === 2
    )
    await setMessage(store, "send_at = now()", {})
    await dispatchDue(store)
    await waitFor("the delivery", async () => {
      const rows = await connectionOf(store)("post_purchase_message")
        .whereNotNull("delivered_at")
        .where({ email: "mara@example.com" })
      return rows.length === 1
    })
    await waitFor(
      "the suppression",
      async () => (await connectionOf(store)("post_purchase_suppression")).length === 1
    )
    expect(await connectionOf(store)("post_purchase_suppression")).toMatchObject([
      { email: "bounce@example.com", reason: "hard-bounce" },
    ])
    expect(store.resend.webhookDeliveries().map(({ state }) => state)).not.toContain(
      "given-up"
    )
    await run(store, "label-hits")
    const labels = (await hitsOf(store)).map(({ kind, label }) => `${kind} ${label}`)
    expect(new Set(labels)).toEqual(
      new Set(["sent machine", "delivery machine", "bounce machine"])
    )
  })

  it("end what nobody knew about a message", async () => {
    await mail(store, ["m1"], () => ({
      state: "unknown",
      sent_at: null,
      external_id: null,
    }))
    expect((await post(delivered())).status).toBe(200)
    expect(await messages(store)).toMatchObject([
      { state: "sent", external_id: "ext-m1", last_error: null },
    ])
  })
})

/** Sends bytes until all are sent or the other end hangs up. */
function flood(
  baseUrl: string,
  total: number
): Promise<{ status: number; bytes: number }> {
  const chunk = Buffer.alloc(64 * 1024, "x")
  return new Promise((resolve) => {
    let bytes = 0
    let status = 0
    const outgoing = request(new URL(PATH, baseUrl), { method: "POST" }, (answer) => {
      status = answer.statusCode ?? 0
      answer.resume()
    })
    const more = (): void => {
      while (bytes < total && !outgoing.destroyed) {
        bytes += chunk.length
        if (!outgoing.write(chunk)) {
          return
        }
      }
      outgoing.end()
    }
    outgoing.on("drain", more)
    outgoing.on("error", () => undefined)
    outgoing.on("close", () => resolve({ status, bytes }))
    more()
  })
}
