import { asValue } from "@medusajs/framework/awilix"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { beginAttempt } from "../../../src/modules/post-purchase/queries/begin-attempt"
import { claimOpenBatch } from "../../../src/modules/post-purchase/queries/claim-open-batch"
import { readBatchMails } from "../../../src/modules/post-purchase/queries/read-batch-mails"
import type {
  Delivery,
  HandOver,
} from "../../../src/workflows/dispatch/delivery/delivery"
import {
  type OwnedBatch,
  handOverBatch,
} from "../../../src/workflows/dispatch/run/hand-over-batch"
import { type LedgerDatabase, createLedgerDatabase } from "./support/ledger-database"
import {
  batchRow,
  expireLeases,
  ids,
  messageRow,
  sealedBatch,
  shift,
} from "./support/rows"

const DAY = 86_400

/** A delivery that says what it is told to say, and remembers what it was asked. */
function scripted(answer: HandOver, fields: Partial<Delivery> = {}) {
  return {
    id: "resend",
    from: null,
    replyTo: null,
    keyWindowSeconds: 23 * 3600,
    waitForSlot: vi.fn(async () => undefined),
    handOver: vi.fn<Delivery["handOver"]>(async () => answer),
    recover: vi.fn<Delivery["recover"]>(async () => answer),
    ...fields,
  }
}

describe("handOverBatch", () => {
  let ledger: LedgerDatabase
  const logger = { warn: vi.fn(), error: vi.fn(), info: vi.fn() }

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
  })
  afterAll(() => ledger.drop())
  beforeEach(() => ledger.clear())

  const handOver = (batch: OwnedBatch, delivery: Delivery) => {
    const container = createMedusaContainer()
    container.register({
      [ContainerRegistrationKeys.PG_CONNECTION]: asValue(ledger.db),
      [ContainerRegistrationKeys.LOGGER]: asValue(logger),
    })
    return handOverBatch({ container, delivery }, batch, 60)
  }
  /** Seals messages and takes the batch over, as after a crash. */
  const takenOver = async (
    names: string[],
    { isOpen = false, age = 0, provider = "resend" } = {}
  ): Promise<OwnedBatch> => {
    const batch = await sealedBatch(ledger.db, names, { provider })
    if (isOpen) {
      await beginAttempt(ledger.db, batch.id, batch.fence, 60)
      await shift(ledger.db, "batch", "open_since", -age)
    }
    await expireLeases(ledger.db)
    const claimed = await claimOpenBatch(ledger.db, 60, 23 * 3600)
    if (!claimed) {
      return expect.unreachable("nobody else wanted the batch")
    }
    return { ...claimed, mails: await readBatchMails(ledger.db, claimed.id) }
  }
  const sent: HandOver = {
    kind: "settled",
    outcomes: [{ id: "a", outcome: "sent", external_id: "re_a" }],
  }
  const unclear: HandOver = {
    kind: "postpone",
    delaySeconds: 5,
    reason: "reset",
    isRefused: false,
  }
  const refused: HandOver = { ...unclear, reason: "429", isRefused: true }

  it("waits for its slot, writes the attempt down, and only then hands over", async () => {
    const batch = await takenOver(["a"])
    const order: string[] = []
    const attempts = async () => Number((await batchRow(ledger.db, batch.id)).attempt)
    const delivery = scripted(sent, {
      waitForSlot: async () => {
        order.push(`slot at attempt ${await attempts()}`)
      },
      handOver: async ({ idempotencyKey, attempt, hasOpenAttempt }) => {
        order.push(`hand-over at attempt ${await attempts()}`)
        expect([idempotencyKey, attempt, hasOpenAttempt]).toEqual(["key-of-a", 1, false])
        return sent
      },
    })
    expect(await handOver(batch, delivery)).toEqual([
      { id: "a", outcome: "sent", external_id: "re_a" },
    ])
    expect(order).toEqual(["slot at attempt 0", "hand-over at attempt 1"])
    expect((await messageRow(ledger.db, "a")).state).toBe("sent")
  })

  it("hands nothing over when it lost the batch while it waited", async () => {
    const batch = await takenOver(["a"])
    const delivery = scripted(sent, { waitForSlot: () => expireLeases(ledger.db) })
    expect(await handOver(batch, delivery)).toEqual([])
    expect(delivery.handOver).not.toHaveBeenCalled()
    expect((await messageRow(ledger.db, "a")).state).toBe("claimed")
  })

  it("keeps the key of an unclear attempt", async () => {
    const unclearOne = await takenOver(["a"])
    await handOver(unclearOne, scripted(unclear))
    const first = await batchRow(ledger.db, unclearOne.id)
    expect(first).toMatchObject({
      idempotency_key: "key-of-a",
      open_since: expect.any(Date),
    })
  })

  it("says that nobody knows when the provider may have forgotten the key", async () => {
    const batch = await takenOver(["a"], { isOpen: true, age: DAY })
    const delivery = scripted(sent)
    expect(await handOver(batch, delivery)).toEqual([
      { id: "a", outcome: "unknown", error: expect.stringContaining("forgotten") },
    ])
    expect(delivery.handOver).not.toHaveBeenCalled()
    expect((await messageRow(ledger.db, "a")).state).toBe("unknown")
  })

  it("takes a batch apart after a refusal, so that its mails are decided again", async () => {
    const batch = await takenOver(["a", "b"])
    const outcomes = await handOver(batch, scripted(refused))
    expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["a", "retry"],
      ["b", "retry"],
    ])
    expect(await batchRow(ledger.db, batch.id)).toMatchObject({ state: "settled" })
    expect(await messageRow(ledger.db, "a")).toMatchObject({
      state: "scheduled",
      batch_id: null,
      last_error: "429",
      failures: 1,
    })
  })

  it("keeps a refused batch together while an earlier attempt is open, however long it takes", async () => {
    const batch = await takenOver(["a"], { isOpen: true })
    await handOver(batch, scripted({ ...unclear, reason: "403", delaySeconds: 300 }))
    expect(await messageRow(ledger.db, "a")).toMatchObject({
      state: "claimed",
      batch_id: batch.id,
    })
    expect(await batchRow(ledger.db, batch.id)).toMatchObject({
      state: "open",
      idempotency_key: "key-of-a",
    })
  })

  it("renders again what was sealed for a delivery that the store uses no more", async () => {
    const batch = await takenOver(["a"], { provider: "sendgrid" })
    const delivery = scripted(sent)
    await handOver(batch, delivery)
    expect(delivery.handOver).not.toHaveBeenCalled()
    expect(await messageRow(ledger.db, "a")).toMatchObject({
      state: "scheduled",
      batch_id: null,
    })
  })

  it("says that nobody knows what a delivery took that the store uses no more", async () => {
    const batch = await takenOver(["a"], { provider: "sendgrid", isOpen: true })
    expect(await handOver(batch, scripted(sent))).toMatchObject([
      { id: "a", outcome: "unknown" },
    ])
  })

  it("asks a delivery without keys what became of the attempt, and makes no other", async () => {
    const batch = await takenOver(["a"], { isOpen: true, age: DAY })
    const delivery = scripted(sent, { keyWindowSeconds: 0 })
    await handOver(batch, delivery)
    expect(delivery.handOver).not.toHaveBeenCalled()
    expect(delivery.recover).toHaveBeenCalledWith(expect.objectContaining({ attempt: 1 }))
    expect((await messageRow(ledger.db, "a")).state).toBe("sent")
  })

  it("divides a batch under new keys, in order", async () => {
    const batch = await takenOver(ids(3))
    await handOver(batch, scripted({ kind: "split", reason: "422" }))
    const parts = await ledger
      .db("post_purchase_batch")
      .where({ state: "open" })
      .orderBy("size")
    expect(parts.map(({ size }) => size)).toEqual([1, 2])
    expect(
      new Set([...parts.map((part) => part.idempotency_key), "key-of-m001"]).size
    ).toBe(3)
    expect((await readBatchMails(ledger.db, parts[1].id)).map(({ id }) => id)).toEqual([
      "m001",
      "m002",
    ])
  })
})
