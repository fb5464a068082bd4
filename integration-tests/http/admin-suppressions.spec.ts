import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  AdminImportSuppressionsResponse,
  AdminSuppressionResponse,
  AdminSuppressionsResponse,
} from "../../src/types/http"
import { createSend } from "../support/store-client"
import { type TestStore, startTestStore } from "../support/test-store"
import { openSuppressions } from "./support/consent"
import { download } from "./support/download"
import { waitForMessage } from "./support/ledger"
import { placeDirectly } from "./support/placed-order"
import { refused } from "./support/refused"
import { answersToAnyone } from "./support/unauthenticated"
import { run } from "./support/workflows"

const api = "/admin/post-purchase/suppressions"

describe("the suppression list", () => {
  let store: TestStore
  let userId: string

  beforeAll(async () => {
    store = await startTestStore()
    const { user } = await store.admin.send<{ user: { id: string } }>(
      "GET",
      "/admin/users/me"
    )
    userId = user.id
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it("is closed to whoever is not logged in", async () => {
    const routes = [
      ["GET", "/suppressions"],
      ["POST", "/suppressions"],
      ["DELETE", "/suppressions/ppsup_1"],
      ["POST", "/suppressions/import"],
      ["GET", "/suppressions/export"],
    ] as const
    expect(await answersToAnyone(store, routes)).toEqual(
      routes.map(([method, path]) => `${method} ${path} 401`)
    )
  })

  it("takes an address by hand, in its one spelling, once", async () => {
    const { suppression } = await add("  Mara+Shop@BÜCHER.example. ", "asked by phone")
    expect(suppression).toEqual({
      id: expect.stringMatching(/^ppsup_/),
      email: "mara+shop@xn--bcher-kva.example",
      reason: "manual",
      detail: "asked by phone",
      message_id: null,
      suppressed_at: expect.any(String),
      lifted_at: null,
      lifted_by: null,
    })
    const again = await add("mara+shop@bücher.example", "asked again")
    expect(again).toEqual({ suppression })
    expect((await list("")).suppressions).toEqual([suppression])
  })

  it("takes an address once when two admins add it at the same moment", async () => {
    const [one, other] = await Promise.all([
      add("mara@example.com"),
      add("MARA@example.com"),
    ])
    expect(one).toEqual(other)
    expect((await list("")).count).toBe(1)
  })

  it("finds by part, reason and state, page by page, the newest first", async () => {
    await importCsv(
      [
        "email,reason,suppressed_at",
        "odd_one@example.com,complaint,2026-01-01",
        "mara@example.com,hard-bounce,2026-01-02",
        "june@example.org,manual,2026-01-03",
      ].join("\n")
    )
    const emails = async (query: string) =>
      (await list(query)).suppressions.map(({ email }) => email)
    expect(await emails("")).toEqual([
      "june@example.org",
      "mara@example.com",
      "odd_one@example.com",
    ])
    expect(await emails("q=EXAMPLE.COM")).toEqual([
      "mara@example.com",
      "odd_one@example.com",
    ])
    expect(await emails("q=odd_one")).toEqual(["odd_one@example.com"])
    // A wildcard of SQL is a character like any other.
    expect(await emails("q=o_d")).toEqual([])
    expect(await emails("q=%25")).toEqual([])
    expect(await emails("reason=complaint")).toEqual(["odd_one@example.com"])
    expect(await emails("reason=complaint&reason=manual")).toEqual([
      "june@example.org",
      "odd_one@example.com",
    ])
    expect(await list("limit=1&offset=1")).toMatchObject({
      count: 3,
      limit: 1,
      offset: 1,
      suppressions: [{ email: "mara@example.com" }],
    })
    const { suppressions } = await list("q=mara")
    await lift(suppressions[0].id)
    expect(await emails("q=mara")).toEqual([])
    expect(await emails("q=mara&with_lifted=true")).toEqual(["mara@example.com"])
    expect(await emails("q=mara&with_lifted=false")).toEqual([])
  })

  it("finds an erased person by the whole address, and shows none", async () => {
    await add("mara@example.com", "Mara Vogel called")
    await run(store, "erase-contact", { email: "mara@example.com", actor_id: userId })
    expect((await list("q=mara")).suppressions).toEqual([])
    expect((await list("q=Mara@Example.com")).suppressions).toMatchObject([
      { email: null, detail: null, reason: "manual", lifted_at: null },
    ])
  })

  it.each([
    ["limit=0", "limit"],
    ["limit=201", "limit"],
    ["offset=-1", "offset"],
    ["reason=angry", "reason"],
    ["with_lifted=maybe", "with_lifted"],
    ["with_lifted=true&with_lifted=false", "with_lifted"],
    [`q=${"x".repeat(321)}`, "q"],
    ["colour=red", "colour"],
  ])("refuses the query %s", async (query, field) => {
    expect(await refused(list(query))).toEqual({
      status: 400,
      reason: expect.stringContaining(field),
    })
  })

  it.each([
    [{}, "email"],
    [{ email: "mara" }, "email"],
    [{ email: 1 }, "email"],
    [{ email: "mara@example.com, june@example.com" }, "email"],
    [{ email: "mara@example.com", detail: "x".repeat(1001) }, "detail"],
    [{ email: "mara@example.com", reason: "complaint" }, "reason"],
  ])("refuses to add %j", async (body, field) => {
    const answer = await refused(store.admin.send("POST", api, body))
    expect(answer).toEqual({ status: 400, reason: expect.stringContaining(field) })
    expect((await list("with_lifted=true")).count).toBe(0)
  })

  it.each(["hard-bounce", "complaint", "unsubscribe", "soft-bounces", "manual"])(
    "lifts a %s on an admin's word, and names the admin",
    async (reason) => {
      await importCsv(`email,reason\nmara@example.com,${reason}`)
      const [{ id }] = (await list("")).suppressions
      const { suppression } = await lift(id)
      expect(suppression).toMatchObject({
        id,
        reason,
        lifted_by: userId,
        lifted_at: expect.any(String),
      })
      expect(await openSuppressions(store, "mara@example.com")).toEqual([])
      // The row stays, and a repeat changes nothing.
      expect(await lift(id)).toEqual({ suppression })
      await importCsv(`email,reason\nmara@example.com,${reason}`)
      expect((await list("with_lifted=true")).count).toBe(2)
    }
  )

  it("names the first of two who lift at the same moment", async () => {
    const { api_key } = await store.admin.send<{
      api_key: { id: string; token: string }
    }>("POST", "/admin/api-keys", { title: "robot", type: "secret" })
    const robot = createSend(store.baseUrl, {
      authorization: `Basic ${Buffer.from(`${api_key.token}:`).toString("base64")}`,
    })
    const { suppression } = await add("mara@example.com")
    const [one, other] = await Promise.all([
      lift(suppression.id),
      robot<AdminSuppressionResponse>("DELETE", `${api}/${suppression.id}`),
    ])
    expect(one).toEqual(other)
    expect([userId, api_key.id]).toContain(one.suppression.lifted_by)
  })

  it("lifts nothing that is not there", async () => {
    expect(await refused(lift("ppsup_none"))).toEqual({
      status: 404,
      reason: "There is no suppression ppsup_none.",
    })
  })

  it("keeps mail from an address from the moment of the import", async () => {
    await importCsv("email;reason\r\nMara@Example.com;hard-bounce\r\n")
    await placeDirectly(store, { email: "mara@example.com" })
    expect(
      await waitForMessage(store, { step: "confirm", state: "skipped" })
    ).toMatchObject({ skip_reason: "bounced" })
    expect(store.resend.emails()).toEqual([])
  })

  it("imports what Excel writes, takes the good rows and names the bad ones", async () => {
    await add("known@example.com")
    const result = await importCsv(
      "\uFEFF" +
        [
          "E-Mail;Reason;Detail",
          "known@example.com;manual;",
          "new@example.com;complaint;said; stop",
          '"quoted@example.com";"hard-bounce";"550 ""no such user"""',
          "new@example.com;complaint;twice in the file",
          "=cmd|' /C calc'!A0;manual;",
          "nobody;manual;",
          "angry@example.com;angry;",
          "",
        ].join("\r\n")
    )
    expect(result).toEqual({
      imported: 2,
      known: 2,
      refused: [
        {
          row: 6,
          value: "=cmd|' /C calc'!A0",
          problem: "that is not an e-mail address",
        },
        { row: 7, value: "nobody", problem: "that is not an e-mail address" },
        {
          row: 8,
          value: "angry@example.com",
          problem: expect.stringContaining('"angry" is not one of hard-bounce'),
        },
      ],
      refused_count: 3,
    })
    expect((await list("reason=hard-bounce")).suppressions).toMatchObject([
      { email: "quoted@example.com", detail: '550 "no such user"' },
    ])
  })

  it("imports in chunks, and lists at most a hundred problems", async () => {
    const rows = Array.from({ length: 2500 }, (_, i) =>
      i % 10 ? `p${i}@example.com` : `p${i}`
    )
    const result = await importCsv(rows.join("\n"))
    expect(result).toMatchObject({ imported: 2250, known: 0, refused_count: 250 })
    expect(result.refused).toHaveLength(100)
    expect(await importCsv(rows.join("\n"))).toMatchObject({ imported: 0, known: 2250 })
    expect((await list("")).count).toBe(2250)
  })

  it.each<[string, () => unknown, number, string]>([
    ["no file", () => ({}), 400, "csv"],
    ["an empty file", () => ({ csv: "" }), 400, "csv"],
    ["a file that is none", () => ({ csv: 7 }), 400, "csv"],
    ["a field that there is not", () => ({ csv: "a@x.de", dry: true }), 400, "dry"],
    [
      "more than 5 MB",
      () => ({ csv: `email\n${"x".repeat(5 * 1024 * 1024)}` }),
      400,
      "larger than 5 MB",
    ],
    ["more than 8 MB", () => ({ csv: "x".repeat(9 * 1024 * 1024) }), 413, "too large"],
    ["too many rows", () => ({ csv: "a@x.de\n".repeat(50_002) }), 400, "50000 rows"],
  ])("refuses to import %s", async (_, toBody, status, reason) => {
    const body = toBody() as Record<string, unknown>
    expect(await refused(store.admin.send("POST", `${api}/import`, body))).toEqual({
      status,
      reason: expect.stringContaining(reason),
    })
    expect((await list("with_lifted=true")).count).toBe(0)
  })

  it("exports a file that spreadsheets read and do not run", async () => {
    await add("=1+1@example.com", "+cmd")
    await add("-dash@example.com", '"quoted"; with\nlines, and ümlauts')
    const { status, headers, bytes } = await download(store, `${api}/export`)
    expect(status).toBe(200)
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8")
    expect(headers.get("content-disposition")).toBe(
      'attachment; filename="suppressions.csv"'
    )
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const text = bytes.toString()
    expect(text.slice(1).split("\n")[0]).toBe(
      '"email","reason","detail","suppressed_at","email_hash"'
    )
    expect(text).toContain(`"'=1+1@example.com","manual","'+cmd",`)
    expect(text).toContain(`"'-dash@example.com"`)
    expect(text).toContain(`"""quoted""; with\nlines, and ümlauts"`)
  })

  it("imports again what it exported: the same set, pages and hostile cells included", async () => {
    const hostile = [
      "=1+1",
      "'=1",
      "''x",
      "\t=1",
      " both ",
      "a\r\nb",
      "a\rb",
      ";;,,",
      '"',
      '""',
      "＝1",
      "ümlaut 😀",
    ]
    await store.sql.query(
      `insert into post_purchase_suppression (id, email_hash, email, reason, detail, suppressed_at)
       select 'ppsup_t' || lpad(i::text, 6, '0'), md5(i::text) || md5(i::text), null,
              (array['hard-bounce', 'complaint', 'unsubscribe'])[i % 3 + 1],
              ($1::text[])[i % 13 + 1], '2026-01-01'::timestamptz + i * interval '1 minute'
       from generate_series(1, 2300) i`,
      [hostile]
    )
    await run(store, "import-suppressions", {
      csv: "email,reason\n'=1+1@example.com,hard-bounce\n''q@example.com,manual\n'+t@example.com,complaint",
    })
    const set = async () =>
      (
        await store.sql.query(
          `select email_hash, email, reason, detail, suppressed_at
           from post_purchase_suppression where lifted_at is null
           order by email_hash, reason`
        )
      ).rows
    await store.sql.query(
      `update post_purchase_suppression set suppressed_at = date_trunc('milliseconds', suppressed_at)`
    )
    const before = await set()
    expect(before).toHaveLength(2303)
    const { bytes } = await download(store, `${api}/export`)
    await store.sql.query("truncate post_purchase_suppression")
    expect(await importCsv(bytes.toString())).toEqual({
      imported: 2303,
      known: 0,
      refused: [],
      refused_count: 0,
    })
    expect(await set()).toEqual(before)
  })

  it("exports only what holds", async () => {
    const { suppression } = await add("mara@example.com")
    await add("june@example.com")
    await lift(suppression.id)
    const { bytes } = await download(store, `${api}/export`)
    expect(bytes.toString()).toContain("june@example.com")
    expect(bytes.toString()).not.toContain("mara@example.com")
  })

  const list = (query: string) =>
    store.admin.send<AdminSuppressionsResponse>("GET", `${api}?${query}`)
  const add = (email: string, detail?: string) =>
    store.admin.send<AdminSuppressionResponse>("POST", api, { email, detail })
  const lift = (id: string) =>
    store.admin.send<AdminSuppressionResponse>("DELETE", `${api}/${id}`)
  const importCsv = (csv: string) =>
    store.admin.send<AdminImportSuppressionsResponse>("POST", `${api}/import`, { csv })
})
