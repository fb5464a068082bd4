import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterEach, describe, expect, it, vi } from "vitest"
import type { StoredKey } from "../../../src/modules/post-purchase/queries/signing-keys"
import { forgetKeys, openKeyRing } from "../../../src/signing/key-ring"
import { TokenUse, keyIdOf, signToken } from "../../../src/signing/token"
import { forge } from "./mutations"

const first: StoredKey = { id: "aaaa1111", purpose: "token", secret: "11".repeat(32) }
const second: StoredKey = { id: "bbbb2222", purpose: "token", secret: "22".repeat(32) }
const hash: StoredKey = { id: "cccc3333", purpose: "hash", secret: "33".repeat(32) }
const claims = { use: TokenUse.UNSUBSCRIBE, subject: "ppmsg_01" }

/** A database that holds keys and counts how often it is asked. */
function keyTable(keys: StoredKey[]) {
  const table = { keys, reads: 0, isDown: false }
  const raw = async () => {
    table.reads += 1
    await Promise.resolve()
    if (table.isDown) {
      throw new Error("the database is down")
    }
    return { rows: table.keys }
  }
  const db: Knex = Object.create({}, { raw: { value: raw } })
  return { table, db }
}

describe("the key ring", () => {
  afterEach(() => vi.useRealTimers())

  it("accepts none of 10,000 mutated tokens, and every one that it signed", async () => {
    const now = new Date()
    const { db } = keyTable([second, first, hash])
    const ring = await openKeyRing(db)
    const forgeries = forge(10_000, second, now)
    const accepted = []
    for (const { how, token, use } of forgeries) {
      const { kind } = await ring.verify(token, use, now)
      if (kind !== "invalid") {
        accepted.push(`${how}: ${token} as ${use} is ${kind}`)
      }
    }
    expect(forgeries).toHaveLength(10_000)
    expect(new Set(forgeries.map(({ how }) => how)).size).toBeGreaterThan(30)
    expect(accepted).toEqual([])
    expect((await ring.verify(ring.sign(claims), claims.use)).kind).toBe("valid")
  })

  it("takes the hash key for no token", async () => {
    const { db } = keyTable([first, hash])
    const ring = await openKeyRing(db)
    const verdict = await ring.verify(signToken(hash, claims), claims.use)
    expect(verdict).toEqual({ kind: "invalid" })
  })

  it("signs with the youngest key and verifies under all", async () => {
    const { db } = keyTable([second, first, hash])
    const ring = await openKeyRing(db)
    expect(keyIdOf(ring.sign(claims))).toBe("bbbb2222")
    expect((await ring.verify(signToken(first, claims), claims.use)).kind).toBe("valid")
  })

  it("learns a key that another process added as soon as a token names it", async () => {
    vi.useFakeTimers()
    const { db, table } = keyTable([first, hash])
    const ring = await openKeyRing(db)
    table.keys = [second, first, hash]
    vi.advanceTimersByTime(5_000)
    expect((await ring.verify(signToken(second, claims), claims.use)).kind).toBe("valid")
    expect(keyIdOf((await openKeyRing(db)).sign(claims))).toBe("bbbb2222")
    expect(table.reads).toBe(2)
  })

  it("refuses a retired key after a minute, or at once where it was retired", async () => {
    vi.useFakeTimers()
    const { db, table } = keyTable([second, first, hash])
    await openKeyRing(db)
    table.keys = [second, hash]
    vi.advanceTimersByTime(60_000)
    const verify = async () =>
      (await (await openKeyRing(db)).verify(signToken(first, claims), claims.use)).kind
    expect(await verify()).toBe("invalid")
    table.keys = [second, first, hash]
    forgetKeys(db)
    expect(await verify()).toBe("valid")
  })

  it("asks the database once for a thousand that come at once", async () => {
    vi.useFakeTimers()
    const { db, table } = keyTable([first, hash])
    const open = () => Promise.all(Array.from({ length: 1000 }, () => openKeyRing(db)))
    await open()
    expect(table.reads).toBe(1)
    vi.advanceTimersByTime(60_000)
    const [ring] = await open()
    expect(table.reads).toBe(2)
    vi.advanceTimersByTime(5_000)
    const unknown = { id: "made0up0", secret: "00".repeat(32) }
    await Promise.all(
      Array.from({ length: 1000 }, () =>
        ring.verify(signToken(unknown, claims), claims.use)
      )
    )
    expect(table.reads).toBe(3)
  })

  it("asks again after the database failed", async () => {
    const { db, table } = keyTable([first, hash])
    table.isDown = true
    await expect(openKeyRing(db)).rejects.toThrow("the database is down")
    table.isDown = false
    expect((await openKeyRing(db)).hashEmail("a@b.example")).toMatch(/^[0-9a-f]{64}$/)
  })

  it("says what to do when there is no key", async () => {
    const { db } = keyTable([hash])
    await expect(openKeyRing(db)).rejects.toThrow(
      "There is no signing key for token. Run npx medusa db:migrate, which creates one."
    )
  })

  it("hashes an address under the store's own key", async () => {
    const ours = await openKeyRing(keyTable([first, hash]).db)
    const theirs = await openKeyRing(
      keyTable([first, { ...hash, secret: "44".repeat(32) }]).db
    )
    expect(ours.hashEmail("a@b.example")).toBe(ours.hashEmail("a@b.example"))
    expect(ours.hashEmail("a@b.example")).not.toBe(theirs.hashEmail("a@b.example"))
  })
})
