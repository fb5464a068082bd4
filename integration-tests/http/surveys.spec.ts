import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  AdminContactExport,
  AdminSurveyAnswerResponse,
  AdminSurveyAnswersResponse,
  AdminSurveySummaryResponse,
} from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { changeSettings, recordEvents } from "./support/consent"
import { messages, setMessage, waitForMessage } from "./support/ledger"
import { placeDirectly } from "./support/placed-order"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { knownContact } from "./support/public-pages"
import { refused } from "./support/refused"
import { ageAnswer, answers, invite } from "./support/surveys"
import { dispatchDue, run } from "./support/workflows"

const api = "/admin/post-purchase/surveys"
const TEAM = "team@linde.example"

type Result = { status: string; answer_id: string | null }

describe("answers to surveys", () => {
  let store: TestStore
  let gate: PlanGate

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
  })

  const answer = (message_id: string, score: number | string, comment?: string) =>
    run<Result>(store, "answer-survey", { message_id, score, comment })
  const list = (query = "") =>
    store.admin.send<AdminSurveyAnswersResponse>("GET", `${api}${query}`)
  const summary = async (query: string) =>
    (await store.admin.send<AdminSurveySummaryResponse>("GET", `${api}/summary${query}`))
      .summary
  const alerts = () => messages(store, { flow: "team-alert" })

  describe("as the workflow takes them", () => {
    it("are told once when they come and when they change, and not when they are repeated", async () => {
      const events = recordEvents(store, "post_purchase.survey_answered")
      const { messageId } = await invite(store, { orderId: "order_x" })
      const first = await answer(messageId, 9, "Good")
      expect(first).toMatchObject({ status: "answered" })
      expect(await answer(messageId, "9", " Good ")).toEqual({
        status: "unchanged",
        answer_id: null,
      })
      expect(await answer(messageId, 10)).toEqual({
        status: "changed",
        answer_id: first.answer_id,
      })
      const told = { id: first.answer_id, survey: "nps", order_id: "order_x" }
      expect(await events.atLeast(2)).toEqual([
        { ...told, score: 9 },
        { ...told, score: 10 },
      ])
      events.stop()
      await ageAnswer(store, messageId, "8 days")
      expect(await answer(messageId, 1)).toEqual({ status: "closed", answer_id: null })
    })

    it.each([
      [11, /11 is no score of the survey nps.*from 0 to 10/],
      [-1, /-1 is no score/],
      [7.5, /7.5 is no score/],
      ["abc", /"abc" is no score/],
    ])("of %j are refused with what to do", async (score, message) => {
      const { messageId } = await invite(store)
      await expect(answer(messageId, score)).rejects.toThrow(message)
      expect(await answers(store)).toEqual([])
    })

    it("are refused for a comment that is too long, and for what asks nothing", async () => {
      const { messageId } = await invite(store)
      await expect(answer(messageId, 5, "x".repeat(2001))).rejects.toThrow(
        /longer than 2000 characters/
      )
      await expect(answer("ppmsg_nowhere", 5)).rejects.toThrow(
        /Message ppmsg_nowhere asks for no answer/
      )
    })
  })

  describe("that are low", () => {
    const low = async (score: number, flow = "nps-survey") => {
      const orderId = await placeDirectly(store, { email: "mara@example.com" })
      const { messageId } = await invite(store, {
        flow,
        orderId,
        email: "mara@example.com",
      })
      await answer(messageId, score, "The parcel came late.")
      return { orderId, messageId }
    }

    it("tell by an event alone while no address is set", async () => {
      const events = recordEvents(store, "post_purchase.survey_low_score")
      const { orderId } = await low(6)
      expect(await events.atLeast(1)).toMatchObject([
        { survey: "nps", score: 6, order_id: orderId },
      ])
      expect(await alerts()).toEqual([])
      expect((await answers(store))[0].alerted_at).toBeInstanceOf(Date)
      events.stop()
    })

    it("are mailed to the team with the words, the name and the way to the order", async () => {
      await changeSettings(store, {
        public_url: store.baseUrl,
        surveys: { alert_email: TEAM },
        tracking: { transactional: true },
      })
      const { orderId } = await low(3)
      const message = await gate.release({ flow: "team-alert" })
      expect(message).toMatchObject({ state: "sent", email: TEAM, order_id: null })
      const [mail] = store.resend.emails()
      expect(mail.to).toEqual([TEAM])
      expect(mail.subject).toMatch(/^Low score: 3 of 10 for order \d+$/)
      expect(mail.text).toContain("The parcel came late.")
      expect(mail.text).toContain("Mara Vogel")
      // Straight to the admin, and not through a measured link.
      expect(mail.html).toContain(`href="${store.baseUrl}/app/orders/${orderId}"`)
      expect(mail.html).not.toMatch(/post-purchase\/(click|open|unsubscribe)/)
      expect(mail.headers ?? {}).not.toHaveProperty("List-Unsubscribe")
      expect(
        await store.sql.query("select 1 from post_purchase_contact where email = $1", [
          TEAM,
        ])
      ).toMatchObject({ rows: [] })
    })

    it("speak the store's language to the team", async () => {
      await changeSettings(store, {
        default_locale: "de",
        surveys: { alert_email: TEAM },
      })
      await low(2, "csat-survey")
      await gate.release({ flow: "team-alert" })
      expect(store.resend.emails()[0].subject).toMatch(/^Niedrige Bewertung: 2 von 5/)
    })

    it("are mailed once an answer, however it is changed and however many come at once", async () => {
      await changeSettings(store, { surveys: { alert_email: TEAM } })
      const events = recordEvents(store, "post_purchase.survey_low_score")
      const { messageId } = await invite(store)
      await Promise.all([0, 1, 2, 3, 4].map((score) => answer(messageId, score)))
      await answer(messageId, 10)
      await answer(messageId, 5)
      expect(await alerts()).toHaveLength(1)
      // Once when it came, and once when it was low again.
      expect(await events.atLeast(2)).toHaveLength(2)
      events.stop()
      await setMessage(store, "send_at = now()", { flow: "team-alert" })
      await dispatchDue(store)
      await dispatchDue(store)
      expect(store.resend.emails()).toHaveLength(1)
    })

    it("are low when they become so, by the store's own line, and never above it", async () => {
      await changeSettings(store, {
        surveys: { alert_email: TEAM, nps_alert_at_most: 0, csat_alert_at_most: null },
      })
      const nps = await invite(store)
      await answer(nps.messageId, 1)
      const csat = await invite(store, { flow: "csat-survey" })
      await answer(csat.messageId, 1)
      expect(await alerts()).toEqual([])
      await answer(nps.messageId, 0)
      expect(await alerts()).toHaveLength(1)
    })

    it("leave alone what else goes to the person", async () => {
      await changeSettings(store, { surveys: { alert_email: TEAM } })
      const { messageId } = await invite(store, { orderId: "order_x" })
      await store.sql.query(
        `insert into post_purchase_message
           (id, dedupe_key, flow, step, purpose, subject, email, order_id, planned_at, send_at, state)
         values ('ppmsg_review', 'review-request/ask/order:order_x', 'review-request', 'ask',
           'marketing', 'order:order_x', 'marlene@example.com', 'order_x', now(),
           now() + interval '1 day', 'scheduled')`
      )
      const before = await messages(store, { id: "ppmsg_review" })
      await answer(messageId, 0, "Never again")
      expect(await messages(store, { id: "ppmsg_review" })).toEqual(before)
      expect(await messages(store, { order_id: "order_x" })).toHaveLength(2)
    })

    it("are not mailed to an address that bounced", async () => {
      await changeSettings(store, { surveys: { alert_email: TEAM } })
      await store.admin.send("POST", "/admin/post-purchase/suppressions", { email: TEAM })
      await store.sql.query("update post_purchase_suppression set reason = 'hard-bounce'")
      await low(1)
      expect(await gate.release({ flow: "team-alert" })).toMatchObject({
        state: "skipped",
        skip_reason: "bounced",
      })
    })

    it("are forgotten with the person, before and after the team was told", async () => {
      await changeSettings(store, { surveys: { alert_email: TEAM } })
      await knownContact(store, "mara@example.com")
      await low(1)
      await gate.release({ flow: "team-alert" })
      await store.admin.send("POST", "/admin/post-purchase/contacts/erase", {
        email: "mara@example.com",
      })
      const [alert] = await alerts()
      expect(alert).toMatchObject({ state: "sent", rendered_html: null })
      expect(alert.email).toMatch(/^erased:/)
      expect(await answers(store)).toMatchObject([{ score: 1, comment: null }])
      expect((await list()).answers).toMatchObject([{ email: null, comment: null }])
    })
  })

  describe("in the admin", () => {
    beforeEach(async () => {
      const given: [flow: string, score: number, comment: string | undefined][] = [
        ["nps-survey", 10, "Lovely 100% bowls"],
        ["nps-survey", 9, undefined],
        ["nps-survey", 7, undefined],
        ["nps-survey", 3, "The parcel was late"],
        ["csat-survey", 5, undefined],
        ["csat-survey", 2, "Broken parcel"],
      ]
      for (const [flow, score, comment] of given) {
        const { messageId } = await invite(store, { flow, salesChannelId: "sc_1" })
        await answer(messageId, score, comment)
      }
      await invite(store, { salesChannelId: "sc_2" })
      await invite(store, { sentDaysAgo: 40 })
    })

    it("are listed, the newest first, and found by survey, score, words and day", async () => {
      const scores = async (query: string) =>
        (await list(query)).answers.map(({ score }) => score)
      expect(await scores("")).toEqual([2, 5, 3, 7, 9, 10])
      expect(await scores("?survey=csat")).toEqual([2, 5])
      expect(await scores("?survey=nps&min_score=7&max_score=9")).toEqual([7, 9])
      expect(await scores("?q=PARCEL")).toEqual([2, 3])
      expect(await scores("?q=100%25 b")).toEqual([10])
      expect(await scores("?q=%25")).toEqual([10])
      expect(await scores("?since=2020-01-01&until=2020-02-01")).toEqual([])
      expect(
        await scores(`?since=${new Date(Date.now() - 60_000).toISOString()}`)
      ).toHaveLength(6)
      expect(await list("?limit=2&offset=1")).toMatchObject({
        count: 6,
        limit: 2,
        offset: 1,
      })
      expect(await scores("?limit=2&offset=1")).toEqual([5, 3])
    })

    it("are given tags, and found by them", async () => {
      const [worst] = (await list("?q=Broken")).answers
      const { answer: tagged } = await store.admin.send<AdminSurveyAnswerResponse>(
        "POST",
        `${api}/${worst.id}/tags`,
        { tags: [" Packaging ", "packaging", "Refund"] }
      )
      expect(tagged).toMatchObject({ id: worst.id, tags: ["Packaging", "Refund"] })
      expect((await list("?tag=packaging")).answers.map(({ id }) => id)).toEqual([
        worst.id,
      ])
      await store.admin.send("POST", `${api}/${worst.id}/tags`, { tags: [] })
      expect((await list("?tag=packaging")).count).toBe(0)
    })

    it.each([
      [
        "POST",
        `${api}/ppsur_nowhere/tags`,
        { tags: ["a"] },
        404,
        "There is no survey answer ppsur_nowhere",
      ],
      ["POST", `${api}/ppsur_nowhere/tags`, { tags: ["x".repeat(41)] }, 400, "tags.0: "],
      ["POST", `${api}/ppsur_nowhere/tags`, { tags: ["a\nb"] }, 400, "one line"],
      ["POST", `${api}/ppsur_nowhere/tags`, { tags: Array(21).fill("a") }, 400, "tags: "],
      ["GET", `${api}?survey=ces`, undefined, 400, "survey: "],
      ["GET", `${api}?min_score=11`, undefined, 400, "min_score: "],
      ["GET", `${api}?since=yesterday`, undefined, 400, "must be a moment"],
      ["GET", `${api}?nonsense=1`, undefined, 400, "nonsense"],
      ["GET", `${api}/summary`, undefined, 400, "survey: "],
    ])("%s %s with %j is refused", async (method, path, body, status, reason) => {
      const answered = await refused(store.admin.send(method as "GET", path, body))
      expect(answered.status).toBe(status)
      expect(answered.reason).toContain(reason)
    })

    it("are summed up with how sure one can be", async () => {
      const nps = await summary("?survey=nps")
      expect(nps).toMatchObject({ invited: 6, answered: 4, csat: null })
      expect(nps.nps).toMatchObject({
        value: 25,
        promoters: 2,
        passives: 1,
        detractors: 1,
      })
      expect(nps.nps?.lower).toBeLessThan(25)
      expect(nps.nps?.upper).toBeGreaterThan(25)
      expect(nps.response_rate?.value).toBeCloseTo(4 / 6, 10)
      expect(nps.distribution).toHaveLength(11)
      const csat = await summary("?survey=csat")
      expect(csat).toMatchObject({ invited: 2, answered: 2, nps: null })
      expect(csat.csat?.value).toBe(0.5)
    })

    it("are summed up by when and where people were invited", async () => {
      const since = new Date(Date.now() - 7 * 86_400_000).toISOString()
      expect(await summary(`?survey=nps&since=${since}`)).toMatchObject({
        invited: 5,
        answered: 4,
      })
      expect(await summary(`?survey=nps&until=${since}`)).toMatchObject({
        invited: 1,
        answered: 0,
        nps: null,
        response_rate: { value: 0 },
      })
      expect(await summary("?survey=nps&sales_channel_id=sc_2")).toMatchObject({
        invited: 1,
        answered: 0,
      })
      expect(await summary("?survey=csat&sales_channel_id=sc_none")).toMatchObject({
        invited: 0,
        response_rate: null,
        csat: null,
      })
    })

    it("are in what a person may take along", async () => {
      const exported = await store.admin.send<AdminContactExport>(
        "GET",
        "/admin/post-purchase/contacts/export?email=marlene@example.com"
      )
      expect(exported.tables.post_purchase_survey_answer).toHaveLength(6)
    })
  })

  it("are refused with a line that is no address or no score", async () => {
    for (const surveys of [
      { alert_email: "team" },
      { nps_alert_at_most: 11 },
      { csat_alert_at_most: 0 },
      { nps_alert_at_most: 2.5 },
    ]) {
      const { status } = await refused(changeSettings(store, { surveys }))
      expect([surveys, status]).toEqual([surveys, 400])
    }
    await changeSettings(store, { surveys: { nps_alert_at_most: 4 } })
    await changeSettings(store, { surveys: { alert_email: TEAM } })
    const { settings } = await store.admin.send<{ settings: { surveys: object } }>(
      "GET",
      "/admin/post-purchase/settings"
    )
    expect(settings.surveys).toEqual({
      alert_email: TEAM,
      nps_alert_at_most: 4,
      csat_alert_at_most: 2,
    })
  })

  it("can be looked at before anybody has answered: the mail to the team has a preview", async () => {
    const { preview } = await store.admin.send<{ preview: { subject: string } }>(
      "POST",
      "/admin/post-purchase/preview",
      { flow: "team-alert", step: "low-score", locale: "de" }
    )
    expect(preview.subject).toMatch(/^Niedrige Bewertung: 3 von 10/)
    await waitForMessage(store, {}, 10).catch(() => undefined)
    expect(await messages(store)).toEqual([])
  })
})
