import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { AdminFlowDetail, AdminFlowResponse } from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { refused } from "./support/refused"

const PATH = "/admin/post-purchase/flows/thank-you"
const REFUSED = {
  status: 409,
  reason: expect.stringMatching(
    /^Somebody else saved the flow thank-you after you read it \(version \d+\), so nothing of yours was stored\. Read it again, /
  ),
}

describe("two admins who save the same flow", () => {
  let store: TestStore
  let channels: { id: string }[]

  beforeAll(async () => {
    store = await startTestStore()
    const answer = await store.admin.send<{ sales_channels: { id: string }[] }>(
      "GET",
      "/admin/sales-channels"
    )
    channels = answer.sales_channels
  })
  afterAll(() => store.stop())
  beforeEach(() => store.resetLedger())

  it("refuses what is based on words that somebody replaced, and stores nothing of it", async () => {
    await save({ overrides: saying("Before") })
    const { version } = await read()
    const theirs = await save({ overrides: saying("Theirs"), version })
    expect(theirs.version).toBeGreaterThan(version)

    const mine = { enabled: true, overrides: saying("Mine"), version }
    expect(await refused(save(mine))).toEqual(REFUSED)
    expect(await read()).toEqual(theirs)

    // What the refusal tells to do.
    const again = await save({ ...mine, version: theirs.version })
    expect(again).toMatchObject({ enabled: true, overrides: saying("Mine") })
    expect(again.version).toBeGreaterThan(theirs.version)
    expect(await read()).toEqual(again)
  })

  it("refuses the second first save of a flow that nobody had changed", async () => {
    const { version } = await read()
    expect(version).toBe(0)
    const first = await save({ overrides: saying("First"), version })
    expect(first.version).toBeGreaterThan(0)
    expect(await refused(save({ overrides: saying("Second"), version }))).toEqual(REFUSED)
    expect(await read()).toEqual(first)
  })

  it.each([
    ["that nobody had changed", { isNew: true }],
    ["that had been saved", { isNew: false }],
  ])(
    "takes one of several saves of a flow %s at the same moment, and keeps its words",
    async (_which, { isNew }) => {
      for (const round of [1, 2, 3]) {
        await (isNew ? store.resetLedger() : save({ overrides: saying("Before") }))
        const { version } = await read()
        const words = Array.from({ length: 8 }, (_, index) => `${round}/${index}`)
        const outcomes = await Promise.all(
          words.map((word) => outcomeOf(save({ overrides: saying(word), version })))
        )
        expect([...outcomes].sort()).toEqual([...Array(7).fill(409), "taken"])
        const kept = await read()
        expect(kept.overrides).toEqual(saying(words[outcomes.indexOf("taken")]))
        expect(kept.version).toBeGreaterThan(version)
      }
    }
  )

  it("counts a reset to the defaults and a switch as saves", async () => {
    const { version } = await save({ overrides: saying("Before") })
    const reset = await save({ enabled: null, overrides: {}, version })
    expect(reset.version).toBeGreaterThan(version)
    expect(await refused(save({ overrides: saying("Mine"), version }))).toEqual(REFUSED)

    // A form saves the switch with the rest: an older one would undo this.
    const on = await save({ enabled: true })
    expect(on.version).toBeGreaterThan(reset.version)
    expect(
      await refused(save({ enabled: null, overrides: {}, version: reset.version }))
    ).toEqual(REFUSED)
    expect(await read()).toEqual(on)
    // Nor is it as if nobody had ever saved.
    await save({ enabled: null })
    expect(await refused(save({ overrides: saying("Mine"), version: 0 }))).toEqual(
      REFUSED
    )
  })

  it("keeps what one says of a sales channel from one who writes of another", async () => {
    const [one] = channels
    const { version } = await read()
    const theirs = { channels: { [one.id]: { enabled: true, ...saying("Theirs") } } }
    await save({ overrides: theirs, version })
    expect(await refused(save({ overrides: saying("Mine"), version }))).toEqual(REFUSED)
    const { overrides, version: newest } = await read()
    expect(overrides).toEqual(theirs)
    const both = { ...theirs, ...saying("Mine") }
    expect(await save({ overrides: both, version: newest })).toMatchObject({
      overrides: both,
      channels: [{ id: one.id, enabled: true }],
    })
  })

  it("gives no version twice, though the clock stands still or goes back", async () => {
    await save({ overrides: saying("Before") })
    await store.sql.query(
      "update post_purchase_flow_setting set updated_at = now() + interval '1 hour'"
    )
    const { version } = await read()
    const next = await save({ overrides: saying("Next"), version })
    expect(next.version).toBe(version + 1)
    expect(await refused(save({ overrides: {}, version }))).toEqual(REFUSED)
  })

  it("stores what names no version over whatever there is", async () => {
    await save({ overrides: saying("First") })
    const { version } = await save({ overrides: saying("Second") })
    const last = await save({ overrides: saying("Third") })
    expect(last.overrides).toEqual(saying("Third"))
    expect(last.version).toBeGreaterThan(version)
  })

  it.each([
    ["a version alone, since it changes nothing", { version: 0 }, /say what to change/],
    ["a version that is none", { enabled: true, version: "1" }, /version: /],
    ["a version before the first", { enabled: true, version: -1 }, /version: /],
  ])("refuses %s", async (_name, body, reason) => {
    const answer = await refused(save(body))
    expect(answer.status).toBe(400)
    expect(answer.reason).toMatch(reason)
  })

  const saying = (subject: string) => ({
    steps: { thanks: { copy: { en: { subject } } } },
  })
  async function outcomeOf(request: Promise<unknown>): Promise<number | "taken"> {
    const [settled] = await Promise.allSettled([request])
    return settled.status === "fulfilled"
      ? "taken"
      : (await refused(Promise.reject(settled.reason))).status
  }
  async function read(): Promise<AdminFlowDetail> {
    return (await store.admin.send<AdminFlowResponse>("GET", PATH)).flow
  }
  async function save(body: object): Promise<AdminFlowDetail> {
    return (await store.admin.send<AdminFlowResponse>("POST", PATH, { ...body })).flow
  }
})
