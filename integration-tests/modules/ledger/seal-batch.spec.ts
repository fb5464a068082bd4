import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { claimDueMessages } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import { planMessages } from "../../../src/modules/post-purchase/queries/plan-messages"
import { readBatchMails } from "../../../src/modules/post-purchase/queries/read-batch-mails"
import {
  type SealedMail,
  sealBatch,
} from "../../../src/modules/post-purchase/queries/seal-batch"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import {
  batchRow,
  ids,
  messageRow,
  plannedMessage,
  sealedBatch,
  sealedMail,
} from "./support/rows"

describe("sealBatch", () => {
  let ledger: LedgerDatabase

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  /** Plans and claims messages. @returns the claim's fence */
  const claim = async (messageIds: string[]): Promise<number> => {
    await planMessages(
      ledger.db,
      messageIds.map((id) => plannedMessage(id))
    )
    return (await claimDueMessages(ledger.db, messageIds.length, 60)).fence
  }
  const newBatch = (fence: number) => ({
    id: "batch",
    provider: "resend",
    idempotency_key: "key",
    fence,
    lease_seconds: 60,
  })

  it("gives back the very same mails in their order", async () => {
    const awkward: Partial<SealedMail>[] = [
      { subject: "Grüße 🎁👩‍👩‍👧‍👦 — “danke”", text: "naïve\tcafé\r\nzweite Zeile\n" },
      { subject: "تم شحن طلبك", html: '<p dir="rtl">مرحبا \u200f١٢٣\u202e</p>' },
      { html: `<p>${"ä€🎉 ".repeat(12_500)}</p>` },
      {
        html: String.raw`<a href="x?a=1&amp;b='2'">\u0041 \\ \" \' \n %s ? :name $1 {{x}}</a>`,
      },
      {
        html: "<p>\u2028\u2029\ufeff\u00ad\u0001\u001f\u007f</p>",
        text: " leading and trailing ",
      },
      {
        envelope: {
          from: '"Bean & \\"Leaf\\"" <hi@example.com>',
          reply_to: "help@example.com",
          headers: [
            ["X-Zulu", "1"],
            ["X-Alpha", "2"],
            ["x-alpha", "3"],
          ],
          tags: [
            ["z", "1"],
            ["a", "2"],
          ],
        },
      },
    ]
    const names = ids(awkward.length)
    const fence = await claim(names)
    // Inserted out of order: the order of the batch is the position's, not the statement's.
    const mails = awkward.map((fields, index) => sealedMail(names[index], index, fields))
    await sealBatch(ledger.db, newBatch(fence), [...mails].reverse())
    const read = await readBatchMails(ledger.other, "batch")
    expect(read).toEqual(mails)
    expect(Buffer.byteLength(read[2].html)).toBeGreaterThan(100_000)
    const handedOver = ({ envelope, html, subject, text }: SealedMail) =>
      JSON.stringify([subject, html, text, envelope.headers, envelope.tags])
    expect(read.map(handedOver)).toEqual(mails.map(handedOver))
  })

  it("opens a batch that its sealer owns for the lease", async () => {
    const { id, fence } = await sealedBatch(ledger.db, ids(3))
    expect(await batchRow(ledger.db, id)).toMatchObject({
      state: "open",
      size: 3,
      fence,
      attempt: 0,
      open_since: null,
      provider: "resend",
    })
    expect(await messageRow(ledger.db, "m002")).toMatchObject({
      state: "claimed",
      batch_id: id,
      batch_position: 1,
      claimed_until: null,
    })
  })

  it("leaves out a row whose claim was lost, and counts only the others", async () => {
    const fence = await claim(["a", "b"])
    await ledger
      .db("post_purchase_message")
      .where({ id: "a" })
      .update({ fence: fence + 1 })
    const sealed = await sealBatch(ledger.db, newBatch(fence), [
      sealedMail("a", 0),
      sealedMail("b", 1),
    ])
    expect(sealed).toEqual({ sealed: ["b"], heldBack: [] })
    expect(await batchRow(ledger.db, "batch")).toMatchObject({ size: 1 })
    expect((await readBatchMails(ledger.db, "batch")).map(({ id }) => id)).toEqual(["b"])
  })

  it("writes no batch when nothing could be sealed", async () => {
    const fence = await claim(["a"])
    expect(
      (await sealBatch(ledger.db, newBatch(fence + 1), [sealedMail("a", 0)])).sealed
    ).toEqual([])
    expect(await batchRow(ledger.db, "batch")).toBeUndefined()
  })

  it("seals no message when its batch cannot be written", async () => {
    const fence = await claim(["a", "b"])
    await sealBatch(ledger.db, newBatch(fence), [sealedMail("a", 0)])
    await expect(
      sealBatch(ledger.db, newBatch(fence), [sealedMail("b", 0)])
    ).rejects.toThrow("post_purchase_batch_pkey")
    expect(await messageRow(ledger.db, "b")).toMatchObject({
      state: "claimed",
      batch_id: null,
      rendered_html: null,
    })
  })

  it("seals once when two calls come with the same claim", async () => {
    const fence = await claim(ids(20))
    const mails = ids(20).map((id, index) => sealedMail(id, index))
    const sealed = await Promise.all(
      [ledger.db, ledger.other].map((db, index) =>
        sealBatch(db, { ...newBatch(fence), id: `batch-${index}` }, mails)
      )
    )
    expect(sealed.map((result) => result.sealed.length).sort((a, b) => a - b)).toEqual([
      0, 20,
    ])
    expect(await ledger.db("post_purchase_batch").select("size")).toEqual([{ size: 20 }])
  })
})
