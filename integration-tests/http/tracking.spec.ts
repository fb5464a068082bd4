import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { repoRoot } from "../app/demo/places"
import { type TestStore, startTestStore } from "../support/test-store"
import { waitFor } from "../support/wait-for"
import { agents } from "../unit/engagement/support"
import { type BareHttp, bareHttp } from "./support/bare-http"
import {
  type Mailed,
  connectionOf,
  hitsOf,
  linksOf,
  mail,
  publicLinks,
  setTracking,
} from "./support/mailed"
import { run } from "./support/workflows"

const person = { "user-agent": agents.iphone, "x-forwarded-for": "203.0.113.77" }

describe("links and pixels of a mail", () => {
  let store: TestStore
  let http: BareHttp

  beforeAll(async () => {
    store = await startTestStore()
    http = bareHttp(store.baseUrl, 200)
  })
  afterAll(async () => {
    http.close()
    await store.stop()
  })
  beforeEach(async () => {
    await store.resetLedger()
    await setTracking(store, { mode: "individual", requires_consent: false })
  })

  const mailOne = async (fields?: Record<string, unknown>): Promise<Mailed> => {
    const [mailed] = await mail(store, ["m1"], () => fields ?? {})
    return mailed
  }

  describe("a click", () => {
    it("leads to the link that stood there, and leaves nothing in the browser", async () => {
      const m1 = await mailOne()
      for (const position of [0, 5]) {
        const answer = await http.send(m1.click(position), { headers: person })
        expect(answer.status).toBe(302)
        expect(answer.headers).toMatchObject({
          location: linksOf(6)[position],
          "cache-control": "no-store",
          "referrer-policy": "no-referrer",
          "x-robots-tag": "noindex",
        })
        expect(answer.headers["set-cookie"]).toBeUndefined()
        expect(answer.headers.etag).toBeUndefined()
      }
      expect(await hitsOf(store)).toMatchObject([
        {
          kind: "click",
          message_id: "m1",
          position: 0,
          method: "GET",
          user_agent: agents.iphone,
          ip_range: "203.0.113.0/24",
        },
        { position: 5 },
      ])
    })

    it("by HEAD has the same headers, and is recorded as what it was", async () => {
      const m1 = await mailOne()
      const head = await http.send(m1.click(1), { method: "HEAD", headers: person })
      expect(head.status).toBe(302)
      expect(head.headers.location).toBe(linksOf(6)[1])
      expect(head.body).toHaveLength(0)
      expect(await hitsOf(store)).toMatchObject([{ method: "HEAD", position: 1 }])
    })

    it.each([
      ["a position that the mail never had", 6, {}],
      [
        "a mail whose links were erased with its recipient",
        0,
        { links: null, email: null },
      ],
      [
        "a link that is no web address",
        0,
        { links: JSON.stringify(["javascript:alert(1)"]) },
      ],
    ])("on %s leads to the store", async (_name, position, fields) => {
      const m1 = await mailOne(fields)
      const answer = await http.send(m1.click(position), { headers: person })
      expect(answer.status).toBe(302)
      expect(answer.headers.location).toBe("https://lindgren-roe.example/")
    })

    it("on a mail that is gone leads to the store, and is not recorded", async () => {
      const links = await publicLinks(store)
      const answer = await http.send(new URL(links.click("gone", 0)).pathname)
      expect(answer.headers.location).toBe("https://lindgren-roe.example/")
      expect(await hitsOf(store)).toEqual([])
    })

    it("leads nowhere when there is nowhere to lead to", async () => {
      await store.admin.send("POST", "/admin/post-purchase/settings", {
        brand: { website_url: null },
      })
      const m1 = await mailOne({ links: null })
      const answer = await http.send(m1.click(0), { headers: person })
      expect(answer.status).toBe(404)
      expect(answer.headers.location).toBeUndefined()
      expect(answer.headers["content-type"]).toContain("text/html")
    })

    it("with a token that is not ours leads nowhere and changes nothing", async () => {
      const m1 = await mailOne()
      const token = m1.click(0).split("/").at(-1) ?? ""
      const forged = [
        `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
        token.replace(".0.", ".1."),
        token.slice(0, 20),
        m1.open.split("/").at(-1) ?? "",
        m1.unsubscribe.split("/").at(-1) ?? "",
        "https:%2F%2Fevil.example%2F",
        "x".repeat(4000),
      ]
      for (const bad of forged) {
        const answer = await http.send(`/post-purchase/click/${bad}`, {
          headers: { ...person, "x-forwarded-for": `198.51.100.${forged.indexOf(bad)}` },
        })
        expect(answer.status).toBe(404)
        expect(answer.headers.location).toBeUndefined()
      }
      expect(await hitsOf(store)).toEqual([])
    })

    it("is forged by one address only so often", async () => {
      const statuses: number[] = []
      for (let turn = 0; turn < 40; turn++) {
        const { status } = await http.send(`/post-purchase/click/nonsense-${turn}`, {
          headers: { "x-forwarded-for": "192.0.2.99" },
        })
        statuses.push(status)
      }
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(404))
      expect(statuses.at(-1)).toBe(429)
    })
  })

  describe("a pixel", () => {
    it("is a transparent picture of 43 bytes, and an open", async () => {
      const m1 = await mailOne()
      const answer = await http.send(m1.open, { headers: person })
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        "content-type": "image/gif",
        "content-length": "43",
        "cache-control": "no-store",
      })
      expect(answer.headers["set-cookie"]).toBeUndefined()
      expect(answer.body.subarray(0, 6).toString()).toBe("GIF89a")
      expect(answer.body).toHaveLength(43)
      expect(await hitsOf(store)).toMatchObject([{ kind: "open", position: null }])
    })

    it("is a picture for any token, and then no open", async () => {
      for (const token of [
        "nonsense",
        "a.o.m1...xxxxxxxxxxxxxxxxxxxxxxxx",
        "x".repeat(3000),
      ]) {
        const answer = await http.send(`/post-purchase/open/${token}`)
        expect(answer.status).toBe(200)
        expect(answer.body).toHaveLength(43)
      }
      const m1 = await mailOne()
      await http.send(m1.click(0).replace("/click/", "/open/"))
      expect(await hitsOf(store)).toEqual([])
    })

    it("is served to ten thousand at once, and every one of them is counted", async () => {
      const [flooded] = await mail(store, ["flooded"])
      const statuses = new Map<number, number>()
      await Promise.all(
        Array.from({ length: 10_000 }, async (_, index) => {
          const { status } = await http.send(flooded.open, {
            headers: { ...person, "x-forwarded-for": `203.0.113.${index % 250}` },
          })
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
        })
      )
      expect(statuses).toEqual(new Map([[200, 10_000]]))
      await waitFor("10,000 opens", async () => (await countTimes()) === 10_000)
      // A row a minute, and another one once it is a flood.
      expect((await hitsOf(store)).length).toBeLessThan(10)
    }, 180_000)
  })

  describe("how much is recorded", () => {
    it("goes by what the person said last, also for mail from before", async () => {
      await setTracking(store, { mode: "individual", requires_consent: true })
      const m1 = await mailOne()
      const say = (action: string) =>
        connectionOf(store)("post_purchase_consent").insert({
          id: `c-${action}`,
          email: m1.email,
          topic: "tracking",
          action,
          source: "preference-page",
          occurred_at: new Date(),
        })
      await http.send(m1.click(0), { headers: person })
      await say("granted")
      await http.send(m1.click(1), { headers: person })
      await say("withdrawn")
      await http.send(m1.click(2), { headers: person })
      const rows = await hitsOf(store)
      expect(
        rows.map(({ message_id, position, times }) => [message_id, position, times])
      ).toEqual([
        [null, null, 2],
        ["m1", 1, 1],
      ])
      expect(rows[0]).toMatchObject({
        user_agent: null,
        ip_range: null,
        label: "unknown",
      })
    })

    it("is nothing where tracking is off; links and pixels go on working", async () => {
      await setTracking(store, { mode: "off", requires_consent: true })
      const m1 = await mailOne()
      expect((await http.send(m1.click(0), { headers: person })).headers.location).toBe(
        linksOf(6)[0]
      )
      expect((await http.send(m1.open, { headers: person })).status).toBe(200)
      expect(await hitsOf(store)).toEqual([])
    })
  })

  describe("the command for people", () => {
    it("is in the package, and labels the store's hits anew", async () => {
      const m1 = await mailOne()
      await http.send(m1.click(0), { headers: person })
      await run(store, "label-hits")
      expect(await hitsOf(store)).toMatchObject([{ label: "human" }])
      await store.sql.query(
        `update post_purchase_hit set label = 'machine', label_version = 0`
      )
      const { bin }: { bin: Record<string, string> } = JSON.parse(
        readFileSync(join(repoRoot, "package.json"), "utf8")
      )
      const script = join(repoRoot, bin["medusa-plugin-post-purchase"])
      expect(readFileSync(script, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/)
      const command = (...args: string[]) =>
        spawnSync(process.execPath, [script, ...args], { encoding: "utf8" })
      const { stdout, stderr, status } = command("relabel")
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 })
      expect(stdout).toContain("1 labels changed")
      expect(await hitsOf(store)).toMatchObject([{ label: "human" }])
      expect(command("--help").stdout).toContain("relabel")
      expect(command("nonsense").status).toBe(2)
    })
  })

  async function countTimes(): Promise<number> {
    return (await hitsOf(store)).reduce((sum, { times }) => sum + times, 0)
  }
})
