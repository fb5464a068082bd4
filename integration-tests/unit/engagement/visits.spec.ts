import { describe, expect, it } from "vitest"
import type { HitMessage } from "../../../src/modules/post-purchase/queries/hit-messages"
import {
  type NewHit,
  mergeRepeated,
} from "../../../src/modules/post-purchase/queries/record-hits"
import { measureAs } from "../../../src/workflows/engagement/visits/measure-as"
import { readVisitor } from "../../../src/workflows/engagement/visits/read-visitor"
import { toVisitHit } from "../../../src/workflows/engagement/visits/to-visit-hit"
import { toWebAddress } from "../../../src/workflows/engagement/visits/to-web-address"
import { agents } from "./support"

const message: HitMessage = {
  id: "ppmsg_1",
  external_id: null,
  email: "mara@example.com",
  flow: "thank-you",
  step: "thank",
  sales_channel_id: "sc_1",
  purpose: "marketing",
  links: ["https://shop.example/"],
  tracking_consent: "granted",
}
const individual = {
  mode: "individual",
  requires_consent: true,
  transactional: false,
} as const
const aggregate = { ...individual, mode: "aggregate" } as const
const at = new Date("2026-11-22T10:20:30.400Z")
const click = { kind: "click", position: 0, method: "GET", at } as const
const visitor = readVisitor({
  ip: "203.0.113.77",
  userAgent: agents.chrome,
  headers: {},
})

describe("what may be recorded", () => {
  it.each([
    ["off", true, "granted", "not-at-all"],
    ["off", false, null, "not-at-all"],
    ["aggregate", false, "granted", "counted"],
    ["individual", true, null, "counted"],
    ["individual", true, "requested", "counted"],
    ["individual", true, "withdrawn", "counted"],
    ["individual", true, "granted", "individually"],
    ["individual", false, null, "individually"],
    ["individual", false, "withdrawn", "counted"],
  ] as const)(
    "mode %s, consent required %s, said %s: %s",
    (mode, requires_consent, said, expected) => {
      expect(
        measureAs(
          { mode, requires_consent, transactional: false },
          { ...message, tracking_consent: said }
        )
      ).toBe(expected)
    }
  )

  it("is no more than a count of somebody who was erased", () => {
    const tracking = { ...individual, requires_consent: false }
    expect(measureAs(tracking, { ...message, email: null })).toBe("counted")
  })

  it.each([
    [false, "not-at-all"],
    [true, "individually"],
  ] as const)(
    "of transactional mail, when that is tracked %s: %s",
    (transactional, expected) => {
      expect(
        measureAs(
          { mode: "individual", requires_consent: true, transactional },
          { ...message, purpose: "transactional" }
        )
      ).toBe(expected)
    }
  )
})

describe("a visit", () => {
  it("is a row of its own for a person who may be measured", () => {
    expect(toVisitHit(click, visitor, message, individual)).toMatchObject({
      kind: "click",
      source: "link",
      occurred_at: at,
      message_id: "ppmsg_1",
      position: 0,
      ip_range: "203.0.113.0/24",
      user_agent: agents.chrome,
    })
  })

  it("is one row with everything alike in its minute", () => {
    const keyOf = (fields: object = {}, seen: object = {}) =>
      toVisitHit({ ...click, ...fields }, { ...visitor, ...seen }, message, individual)
        ?.dedupe_key
    const key = keyOf()
    expect(keyOf({ at: new Date(at.getTime() + 20_000) })).toBe(key)
    const others = [
      keyOf({ at: new Date(at.getTime() + 40_000) }),
      keyOf({ position: 1 }),
      keyOf({ kind: "open" }),
      keyOf({ method: "HEAD" }),
      keyOf({}, { ip_range: "203.0.114.0/24" }),
      keyOf({}, { user_agent: agents.iphone }),
      keyOf({}, { is_prefetch: true }),
      toVisitHit(click, visitor, { ...message, id: "ppmsg_2" }, individual)?.dedupe_key,
    ]
    expect(new Set([key, ...others]).size).toBe(9)
  })

  it("is one more of the day for everybody else, and names nobody", () => {
    const counter = toVisitHit(click, visitor, message, aggregate)
    expect(counter).toEqual({
      dedupe_key: "aggregate:click:thank-you:thank:sc_1:2026-11-22:unknown",
      kind: "click",
      source: "link",
      occurred_at: new Date("2026-11-22T00:00:00.000Z"),
      flow: "thank-you",
      step: "thank",
      sales_channel_id: "sc_1",
      label: "unknown",
      label_reason: "counted",
      label_version: 1,
    })
    expect(
      toVisitHit({ ...click, method: "HEAD" }, visitor, message, aggregate)?.label
    ).toBe("machine")
  })

  it("is nothing where nothing is tracked, but for an unsubscribe", () => {
    const off = { ...individual, mode: "off" } as const
    expect(toVisitHit(click, visitor, message, off)).toBeNull()
    expect(toVisitHit({ ...click, kind: "page-view" }, visitor, message, off)).toBeNull()
    expect(
      toVisitHit({ ...click, kind: "unsubscribe", method: "POST" }, visitor, message, off)
    ).toMatchObject({ kind: "unsubscribe", source: "page", message_id: "ppmsg_1" })
  })
})

describe("a visitor", () => {
  it.each([
    [{ "sec-purpose": "prefetch;prerender" }, true],
    [{ purpose: "prefetch" }, true],
    [{ "x-moz": "prefetch" }, true],
    [{ "x-purpose": "preview" }, true],
    [{ "sec-purpose": "" }, false],
    [{ "sec-fetch-mode": "navigate" }, false],
  ])("with %o fetches ahead: %s", (headers, expected) => {
    expect(readVisitor({ headers }).is_prefetch).toBe(expected)
  })

  it("has an agent of a length that can be kept, or none", () => {
    expect(
      readVisitor({ userAgent: "x".repeat(9000), headers: {} }).user_agent
    ).toHaveLength(500)
    expect(readVisitor({ userAgent: "  ", headers: {} }).user_agent).toBeNull()
  })
})

describe("hits of one key in one statement", () => {
  const seen = (seconds: number, fields: Partial<NewHit> = {}): NewHit => ({
    dedupe_key: "k",
    kind: "open",
    source: "link",
    occurred_at: new Date(at.getTime() + seconds * 1000),
    ...fields,
  })

  it("are added up", () => {
    expect(mergeRepeated([seen(5), seen(0), seen(9, { times: 3 })])).toEqual([
      { ...seen(0), times: 5, last_at: seen(9).occurred_at },
    ])
  })

  it("are one when they are one event of a provider", () => {
    const event = seen(0, { source: "webhook" })
    expect(mergeRepeated([event, { ...event }])).toEqual([event])
  })
})

describe("where a redirect may lead", () => {
  it.each([
    ["https://shop.example/a?b=1&c=2#d", "https://shop.example/a?b=1&c=2#d"],
    ["http://shop.example", "http://shop.example/"],
    ["https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"],
    [
      "https://shop.example/\r\nSet-Cookie: a=b",
      "https://shop.example/Set-Cookie:%20a=b",
    ],
    ["javascript:alert(1)", null],
    ["data:text/html,hi", null],
    ["//shop.example/", null],
    ["", null],
    [null, null],
    [7, null],
  ])("%j: %s", (link, expected) => {
    expect(toWebAddress(link)).toBe(expected)
  })
})
