import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  type NewSurveyAnswer,
  answerSurvey,
} from "../../../src/modules/post-purchase/queries/answer-survey"
import { lockPeople } from "../../../src/modules/post-purchase/queries/consents-lock"
import { erasePerson } from "../../../src/modules/post-purchase/queries/erase-person"
import { openKeyRing } from "../../../src/signing/key-ring"
import {
  type LedgerDatabase,
  createLedgerDatabase,
} from "../ledger/support/ledger-database"

const EMAIL = "mara@example.com"

describe("storing an answer", () => {
  let ledger: LedgerDatabase
  let db: Knex
  let answersGiven = 0

  beforeAll(async () => {
    ledger = await createLedgerDatabase()
    db = ledger.db
  })
  afterAll(() => ledger.drop())
  beforeEach(async () => {
    await db.raw("truncate post_purchase_message, post_purchase_survey_answer")
    await db.raw(
      `insert into post_purchase_message
         (id, dedupe_key, flow, step, purpose, subject, email, order_id, planned_at, send_at,
          sent_at, state)
       values ('ppmsg_1', 'nps-survey/ask/order:o1', 'nps-survey', 'ask', 'marketing',
         'order:o1', ?, 'order_1', now(), now(), now(), 'sent')`,
      [EMAIL]
    )
  })

  const input = (fields: Partial<NewSurveyAnswer> = {}): NewSurveyAnswer => {
    answersGiven += 1
    return {
      id: `ppsur_${answersGiven}`,
      message_id: "ppmsg_1",
      email: EMAIL,
      survey: "nps",
      score: 9,
      comment: null,
      low_at_most: 6,
      change_days: 7,
      ...fields,
    }
  }
  const answer = (fields: Partial<NewSurveyAnswer> = {}, connection = db) =>
    connection.transaction(async (trx) => {
      await lockPeople(trx, [EMAIL])
      return answerSurvey(trx, input(fields))
    })
  const rows = () => db("post_purchase_survey_answer")

  it("takes order, channel and language from the invitation", async () => {
    expect(await answer()).toMatchObject({
      order_id: "order_1",
      is_new: true,
      became_low: false,
    })
    expect(await rows()).toMatchObject([
      { email: EMAIL, order_id: "order_1", score: 9, tags: [], alerted_at: null },
    ])
  })

  it("says when an answer becomes low, and not while it stays so", async () => {
    const told: (boolean | undefined)[] = []
    for (const score of [7, 6, 3, 8, 0]) {
      told.push((await answer({ score }))?.became_low)
    }
    expect(told).toEqual([false, true, false, false, true])
    await rows().delete()
    expect((await answer({ score: 0, low_at_most: null }))?.became_low).toBe(false)
  })

  it("remembers the first time that the team was told", async () => {
    await answer({ score: 2 })
    const [{ alerted_at: first }] = await rows()
    expect(first).toBeInstanceOf(Date)
    await answer({ score: 10 })
    await answer({ score: 1 })
    expect((await rows())[0].alerted_at).toEqual(first)
  })

  it("keeps one row of answers from two processes, and tells of a low one once", async () => {
    for (let round = 0; round < 10; round += 1) {
      await rows().delete()
      const stored = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((score) =>
          answer({ score }, score % 2 ? db : ledger.other)
        )
      )
      expect(stored.filter((row) => row?.is_new)).toHaveLength(1)
      expect(stored.filter((row) => row?.became_low)).toHaveLength(1)
      expect(await rows()).toHaveLength(1)
    }
  })

  it("is kept from a second row by the index, even without the lock", async () => {
    const stored = await Promise.all(
      [0, 1, 2, 3].map((score) =>
        (score % 2 ? db : ledger.other).transaction((trx) =>
          answerSurvey(trx, input({ score }))
        )
      )
    )
    expect(stored.every((row) => row !== null)).toBe(true)
    expect(await rows()).toHaveLength(1)
  })

  it("changes nothing for the same words, and after the days are over", async () => {
    await answer({ comment: "Good" })
    expect(await answer({ comment: "Good" })).toBeNull()
    await rows().update({ answered_at: db.raw("now() - interval '7 days 1 second'") })
    expect(await answer({ comment: "Bad", score: 0 })).toBeNull()
    expect(await rows()).toMatchObject([{ score: 9, comment: "Good" }])
  })

  it("is refused by the table for a score that the survey does not have", async () => {
    await expect(answer({ score: 11 })).rejects.toThrow(/violates check constraint/)
    await expect(answer({ survey: "csat", score: 0 })).rejects.toThrow(
      /violates check constraint/
    )
    expect(await rows()).toEqual([])
  })

  it("comes before an erasure or not at all", async () => {
    const { hashEmail } = await openKeyRing(db)
    for (let round = 0; round < 10; round += 1) {
      await rows().delete()
      await db("post_purchase_message").update({ email: EMAIL })
      await Promise.all([
        answer({ score: 1, comment: "I am Mara" }, ledger.other),
        erasePerson(db, {
          id: `ppera_${round}`,
          email: EMAIL,
          email_hash: hashEmail(EMAIL),
          cart_ids: [],
          actor_id: null,
          suppression_id: `ppsup_${round}`,
        }),
      ])
      for (const row of await rows()) {
        expect(row).toMatchObject({ comment: null, erased_at: expect.any(Date) })
      }
    }
    expect(await answer()).toBeNull()
  })
})
