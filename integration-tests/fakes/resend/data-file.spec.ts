import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { closeAll, mail, open, start } from "./spec-support"

afterEach(closeAll)

describe("the data file", () => {
  const directory = () => {
    const path = mkdtempSync(join(tmpdir(), "fake-resend-"))
    open.push({ close: async () => rmSync(path, { recursive: true, force: true }) })
    return path
  }

  it("keeps mails and their events across a restart, and survives a torn line", async () => {
    const dataFile = join(directory(), "new", "mails.jsonl")
    const before = await start({ dataFile, deliveryDelayMs: 1000 })
    await before.resend.emails.send(mail("ä<anna@example.com>"))
    await before.fake.advanceClock(1000)
    await before.fake.close()
    appendFileSync(dataFile, '{"email":{"id":"torn","subject":"ä')

    const middle = await start({ dataFile, deliveryDelayMs: 1000 })
    expect(middle.fake.emails()).toMatchObject([
      { lastEvent: "delivered", html: "<p>Thank you</p>" },
    ])
    await middle.resend.emails.send(mail("bert@example.com"))
    await middle.fake.close()

    const after = await start({ dataFile })
    expect(after.fake.emails().map(({ to }) => to)).toEqual([
      ["ä<anna@example.com>"],
      ["bert@example.com"],
    ])
    after.fake.reset()
    expect(readFileSync(dataFile, "utf8")).toBe("")
  })
})
