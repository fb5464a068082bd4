import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { seededRandom } from "../support/random-draws"
import { type TestStore, startTestStore } from "../support/test-store"
import { agents } from "../unit/engagement/support"
import { type BareHttp, bareHttp } from "./support/bare-http"
import { type Mailed, connectionOf, hitsOf, mail, setTracking } from "./support/mailed"
import { run } from "./support/workflows"

const MAILS = 500
const PEOPLE = 50
const LINKS = 6

type Visit = {
  path: string
  method?: string
  agent: string
  ip: string
  headers?: Record<string, string>
  /** Seconds after the first visit. Time is moved on the rows afterwards. */
  at: number
}

const address = (block: string, index: number) =>
  `${block}.${Math.floor(index / 200)}.${(index % 200) + 1}`

/** All that a scanner finds in a mail. */
const everyLink = (mailed: Mailed): string[] => [
  ...Array.from({ length: LINKS }, (_, position) => mailed.click(position)),
  mailed.unsubscribe,
]

const headAndGet = (paths: string[]) =>
  paths.flatMap((path) => [
    { path, method: "HEAD" },
    { path, method: "GET" },
  ])

/** Ways in which machines read mail. Every one takes every link, by HEAD and GET where it does. */
const SCANNERS: Record<string, (mailed: Mailed, index: number) => Visit[]> = {
  "a library that asks HEAD and GET of every link": (mailed, index) =>
    headAndGet([...everyLink(mailed), mailed.open]).map((visit, turn) => ({
      ...visit,
      agent: "python-requests/2.32",
      ip: address("198.51", index),
      at: turn / 20,
    })),
  "a real Chrome in a datacentre": (mailed, index) =>
    headAndGet([mailed.open, ...everyLink(mailed)]).map((visit, turn) => ({
      ...visit,
      agent: agents.chrome,
      ip: address("3.120", index),
      at: turn / 10,
    })),
  "a real Chrome behind a company's own gateway": (mailed, index) =>
    [mailed.open, ...everyLink(mailed)].map((path, turn) => ({
      path,
      agent: agents.chrome,
      ip: address("203.0", index),
      at: turn * 0.8,
    })),
  "one that takes its time": (mailed, index) =>
    everyLink(mailed).map((path, turn) => ({
      path,
      agent: agents.chrome,
      ip: address("203.0", index),
      at: turn * 95,
    })),
  "one that takes an hour": (mailed, index) =>
    everyLink(mailed).map((path, turn) => ({
      path,
      agent: agents.iphone,
      ip: address("203.0", index),
      at: turn * 590,
    })),
  "one with another address for every link": (mailed, index) =>
    everyLink(mailed).map((path, turn) => ({
      path,
      agent: `${agents.chrome} Edg/126.0.${turn}.0`,
      ip: `100.${64 + turn}.${index % 250}.9`,
      at: turn * 1.5,
    })),
  "one that asks HEAD as a browser, and fetches slowly": (mailed, index) =>
    headAndGet(everyLink(mailed)).map((visit, turn) => ({
      ...visit,
      agent: agents.iphone,
      ip: address("203.0", index),
      at: turn * 25,
    })),
  "one that says it fetches ahead": (mailed, index) =>
    everyLink(mailed).map((path, turn) => ({
      path,
      agent: agents.chrome,
      ip: address("203.0", index),
      headers: { "sec-purpose": "prefetch" },
      at: turn * 300,
    })),
  "Microsoft's, two days later": (mailed, index) =>
    everyLink(mailed).map((path, turn) => ({
      path,
      agent: agents.chrome,
      ip: address("40.94", index),
      at: 172_800 + turn * 7200,
    })),
  "one that follows a link and the unsubscribe link": (mailed, index) =>
    [mailed.click(2), mailed.unsubscribe].map((path, turn) => ({
      path,
      agent: agents.chrome,
      ip: address("203.0", index),
      at: turn * 3,
    })),
}

/** How people read mail. */
const PERSONS: ((mailed: Mailed, index: number) => Visit[])[] = [
  (mailed, index) => [
    { path: mailed.open, agent: agents.iphone, ip: address("203.0", index), at: 0 },
    { path: mailed.click(1), agent: agents.iphone, ip: address("203.0", index), at: 15 },
  ],
  (mailed, index) => [
    { path: mailed.click(0), agent: agents.chrome, ip: address("203.0", index), at: 0 },
    { path: mailed.click(3), agent: agents.chrome, ip: address("203.0", index), at: 20 },
  ],
  // A scanner checks the link that a person clicks.
  (mailed, index) => [
    { path: mailed.click(4), agent: agents.chrome, ip: address("40.94", index), at: 0 },
    { path: mailed.click(4), agent: agents.chrome, ip: address("203.0", index), at: 0.5 },
  ],
  // Apple opened it long before the person did, who sits behind the relay.
  (mailed, index) => [
    {
      path: mailed.open,
      agent: agents.applePrivacy,
      ip: address("104.28", index),
      at: 0,
    },
    {
      path: mailed.click(2),
      agent: agents.iphone,
      ip: address("104.28", index),
      at: 9000,
    },
  ],
  // Comes back the next day, to another link, twice in a row.
  (mailed, index) => [
    { path: mailed.click(5), agent: agents.chrome, ip: address("203.0", index), at: 0 },
    { path: mailed.click(5), agent: agents.chrome, ip: address("203.0", index), at: 1 },
    {
      path: mailed.click(1),
      agent: agents.chrome,
      ip: address("203.0", index),
      at: 86_400,
    },
  ],
]

describe("a scanner run over every link of 500 mails", () => {
  let store: TestStore
  let http: BareHttp
  let scanned: Mailed[]
  let read: Mailed[]
  const requests = { sent: 0, failed: 0 }

  beforeAll(async () => {
    store = await startTestStore()
    http = bareHttp(store.baseUrl, 40)
    await setTracking(store, { mode: "individual", requires_consent: false })
    const names = Object.keys(SCANNERS)
    scanned = await mail(store, ids("scanned", MAILS))
    read = await mail(store, ids("read", PEOPLE))
    await inTurns(scanned, (mailed, index) =>
      visit(mailed, SCANNERS[names[index % names.length]](mailed, index))
    )
    await inTurns(read, (mailed, index) =>
      visit(mailed, PERSONS[index % PERSONS.length](mailed, index))
    )
    await run(store, "label-hits")
  }, 600_000)
  afterAll(async () => {
    http.close()
    await store.stop()
  })

  it("is answered, and changes nothing: nobody is unsubscribed", async () => {
    expect(requests.sent).toBeGreaterThan(MAILS * 7)
    expect(requests.failed).toBe(0)
    const db = connectionOf(store)
    expect(await db("post_purchase_consent")).toEqual([])
    expect(await db("post_purchase_suppression")).toEqual([])
    expect(await hitsOf(store, "where kind = 'unsubscribe'")).toEqual([])
  })

  it("is recorded to the last visit", async () => {
    const rows = await hitsOf(store)
    expect(rows.reduce((sum, { times }) => sum + times, 0)).toBe(requests.sent)
    expect(rows.filter(({ label }) => label === null)).toEqual([])
  })

  it("makes no human click, and no human look at a page", async () => {
    const human = await hitsOf(
      store,
      `where label = 'human' and kind in ('click', 'page-view')
       and message_id like 'scanned%'`
    )
    const names = Object.keys(SCANNERS)
    const culprits = human.map(
      ({ message_id }) => names[Number(message_id?.split("_")[1]) % names.length]
    )
    expect([...new Set(culprits)]).toEqual([])
  })

  it("leaves every click of every person human", async () => {
    const clicks = await hitsOf(
      store,
      `where kind = 'click' and message_id like 'read%' and network is distinct from 'microsoft-defender'`
    )
    const notHuman = clicks
      .filter(({ label }) => label !== "human")
      .map(({ message_id, label, label_reason }) => ({ message_id, label, label_reason }))
    expect(notHuman).toEqual([])
    expect(new Set(clicks.map(({ message_id }) => message_id)).size).toBe(PEOPLE)
  })

  it("says the same when it is labelled anew", async () => {
    const before = await labelsById()
    await store.sql.query(
      `update post_purchase_hit set label = null, label_reason = null, label_version = null`
    )
    await run(store, "relabel-hits")
    expect(await labelsById()).toEqual(before)
  })

  async function labelsById(): Promise<Record<string, string | null>> {
    const rows = await hitsOf(store)
    return Object.fromEntries(
      rows.map(({ id, label, label_reason }) => [id, `${label} ${label_reason}`])
    )
  }

  /** Makes the visits now, and then moves their rows to the moments they stand for. */
  async function visit(mailed: Mailed, visits: Visit[]): Promise<void> {
    const db = connectionOf(store)
    for (const { path, method = "GET", agent, ip, headers, at } of visits) {
      const answer = await http.send(path, {
        method,
        headers: { "user-agent": agent, "x-forwarded-for": ip, ...headers },
      })
      requests.sent += 1
      requests.failed += Number(answer.status >= 400)
      await db.raw(
        `update post_purchase_hit
         set occurred_at = m.sent_at + (?::float8 + 120) * interval '1 second',
             last_at = m.sent_at + (?::float8 + 120) * interval '1 second',
             -- The minute's job may have seen it where it was before.
             dedupe_key = 'moved:' || h.id, label_version = null
         from post_purchase_message m, post_purchase_hit h
         where post_purchase_hit.id = h.id and m.id = ? and h.message_id = m.id
           and h.dedupe_key like 'visit:%'`,
        [at, at, mailed.id]
      )
    }
  }
})

const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}_${index}`)

/** Many mails at a time, in an order that mixes them. */
async function inTurns(
  mails: Mailed[],
  work: (mailed: Mailed, index: number) => Promise<void>
): Promise<void> {
  const random = seededRandom(7)
  const order = mails
    .map((mailed, index) => ({ mailed, index, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
  const lane = async (): Promise<void> => {
    for (let next = order.pop(); next; next = order.pop()) {
      await work(next.mailed, next.index)
    }
  }
  await Promise.all(Array.from({ length: 20 }, lane))
}
