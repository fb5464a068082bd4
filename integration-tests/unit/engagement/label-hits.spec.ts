import { describe, expect, it } from "vitest"
import fc from "fast-check"
import { after, agents, hit, labelsOf, sentAt, verdictsOf } from "./support"

describe("what a hit says by itself", () => {
  it.each([
    ["a click from a browser at home", hit(), "human", "nothing-against-it"],
    [
      "a click from a telephone",
      hit({ user_agent: agents.iphone }),
      "human",
      "nothing-against-it",
    ],
    ["an open in a browser", hit({ kind: "open" }), "human", "nothing-against-it"],
    [
      "a request that says it fetches ahead",
      hit({ is_prefetch: true }),
      "machine",
      "prefetch",
    ],
    ["HEAD", hit({ method: "HEAD" }), "machine", "head-request"],
    ["no agent", hit({ user_agent: null }), "machine", "bare-agent"],
    [
      "Apple's Mail Privacy Protection",
      hit({ kind: "open", user_agent: agents.applePrivacy }),
      "machine",
      "bare-agent",
    ],
    [
      "Gmail's picture proxy",
      hit({ kind: "open", user_agent: agents.gmailProxy, network: "google-proxy" }),
      "unknown",
      "image-proxy",
    ],
    [
      "Yahoo's picture proxy",
      hit({ kind: "open", user_agent: agents.yahooProxy }),
      "unknown",
      "image-proxy",
    ],
    ["curl", hit({ user_agent: agents.curl }), "machine", "bot-agent"],
    ["a headless browser", hit({ user_agent: agents.headless }), "machine", "bot-agent"],
    [
      "a browser's agent from a scanner's network",
      hit({ network: "microsoft-defender" }),
      "machine",
      "scanner-network",
    ],
    [
      "a scanner's network that was not known yet when it was visited",
      hit({ ip_range: "148.163.129.0/24" }),
      "machine",
      "scanner-network",
    ],
    [
      "a browser's agent from a datacentre",
      hit({ network: "aws" }),
      "unknown",
      "datacentre",
    ],
    [
      "a click through Apple's relay",
      hit({ network: "apple-private-relay", user_agent: agents.iphone }),
      "human",
      "nothing-against-it",
    ],
    [
      "an open through Apple's relay",
      hit({ kind: "open", network: "apple-private-relay", user_agent: agents.iphone }),
      "unknown",
      "relay",
    ],
    [
      "Outlook on a telephone",
      hit({ kind: "open", user_agent: agents.outlookPhone }),
      "unknown",
      "mail-program",
    ],
    [
      "Outlook on a desk",
      hit({ kind: "open", user_agent: agents.outlook }),
      "human",
      "nothing-against-it",
    ],
    ["the same link 21 times in a minute", hit({ times: 21 }), "machine", "repeated"],
    [
      "an unsubscribe by a mail program",
      hit({ kind: "unsubscribe", user_agent: null }),
      "human",
      "asked",
    ],
    ["a complaint", hit({ kind: "complaint", user_agent: null }), "human", "asked"],
    [
      "a delivery",
      hit({ kind: "delivery", user_agent: null }),
      "machine",
      "provider-report",
    ],
  ])("%s", (_name, visit, label, reason) => {
    expect(verdictsOf([visit])).toEqual([{ label, reason }])
  })
})

describe("what hits do together", () => {
  it("leaves a person alone who clicks two links 20 seconds apart", () => {
    const clicks = [hit(), hit({ position: 1, occurred_at: after(3620) })]
    expect(labelsOf(clicks)).toEqual(["human", "human"])
    expect(labelsOf(clicks, { link_count: 2 })).toEqual(["human", "human"])
  })

  it("leaves a person alone who double-clicks", () => {
    const clicks = [hit({ times: 2 }), hit({ occurred_at: after(3600.4) })]
    expect(labelsOf(clicks)).toEqual(["human", "human"])
  })

  it("leaves a person alone who opens, clicks and comes back", () => {
    const visits = [
      hit({ kind: "open", position: null }),
      hit({ occurred_at: after(3612) }),
      hit({ kind: "open", position: null, occurred_at: after(3640) }),
      hit({ position: 2, occurred_at: after(3660) }),
    ]
    expect(labelsOf(visits)).toEqual(["human", "human", "human", "human"])
  })

  it("finds two links within two seconds", () => {
    const clicks = [hit(), hit({ position: 1, occurred_at: after(3601.9) })]
    expect(verdictsOf(clicks)).toEqual([
      { label: "machine", reason: "burst" },
      { label: "machine", reason: "burst" },
    ])
  })

  it("finds them when the scanner changes its agent, or its address", () => {
    const otherAgent = [hit(), hit({ position: 1, user_agent: agents.iphone })]
    const otherRange = [hit(), hit({ position: 1, ip_range: "198.51.100.0/24" })]
    expect(labelsOf(otherAgent)).toEqual(["machine", "machine"])
    expect(labelsOf(otherRange)).toEqual(["machine", "machine"])
  })

  it("finds three links within a minute, and takes the early one back", () => {
    const early = hit()
    const clicks = [25, 50].map((seconds, index) =>
      hit({ position: index + 1, occurred_at: after(3600 + seconds) })
    )
    expect(labelsOf([early])).toEqual(["human"])
    expect(labelsOf([early, clicks[0]])).toEqual(["human", "human"])
    expect(labelsOf([early, ...clicks])).toEqual(["machine", "machine", "machine"])
  })

  it("finds a slow scanner that takes every link", () => {
    const sweep = (links: number, gapSeconds: number) =>
      Array.from({ length: links }, (_, position) =>
        hit({ position, occurred_at: after(3600 + position * gapSeconds) })
      )
    expect(labelsOf(sweep(4, 150), { link_count: 4 })).toEqual(Array(4).fill("machine"))
    expect(labelsOf(sweep(6, 600), { link_count: 6 })).toEqual(Array(6).fill("machine"))
    // A person who looks at four of six over an hour.
    expect(labelsOf(sweep(4, 600), { link_count: 6 })).toEqual(Array(4).fill("human"))
  })

  it("finds the unsubscribe page together with a link", () => {
    const page = { kind: "page-view", position: null } as const
    const visits = [hit(), hit({ ...page, occurred_at: after(3604) })]
    expect(labelsOf(visits)).toEqual(["machine", "machine"])
    const reading = [hit(), hit({ ...page, occurred_at: after(3640) })]
    expect(labelsOf(reading)).toEqual(["human", "human"])
  })

  it("finds the GET that follows a HEAD of the same link", () => {
    const visits = [hit({ method: "HEAD" }), hit({ occurred_at: after(3630) })]
    expect(verdictsOf(visits).map(({ reason }) => reason)).toEqual([
      "head-request",
      "after-head",
    ])
    const person = [hit({ method: "HEAD", user_agent: agents.curl }), hit()]
    expect(labelsOf(person)).toEqual(["machine", "human"])
  })

  it("finds visits of three networks at once", () => {
    const clicks = ["198.51.100.0/24", "203.0.113.0/24", "192.0.2.0/24"].map(
      (ip_range, index) =>
        hit({
          ip_range,
          user_agent: [agents.chrome, agents.iphone, agents.outlook][index],
          occurred_at: after(3600 + index * 20),
        })
    )
    expect(labelsOf(clicks)).toEqual(["machine", "machine", "machine"])
    expect(labelsOf(clicks.slice(1))).toEqual(["human", "human"])
  })

  it("does not blame a person for the scanner that checks the link they click", () => {
    const visits = [
      hit({ network: "microsoft-defender", ip_range: "40.94.1.0/24" }),
      hit({ network: "mimecast", ip_range: "91.220.42.0/24", occurred_at: after(3601) }),
      hit({ occurred_at: after(3602) }),
    ]
    expect(labelsOf(visits)).toEqual(["machine", "machine", "human"])
  })

  it("finds what was fetched as the mail left", () => {
    expect(labelsOf([hit({ occurred_at: after(0.9) })])).toEqual(["machine"])
    expect(labelsOf([hit({ occurred_at: after(-30) })])).toEqual(["machine"])
    expect(labelsOf([hit({ kind: "open", occurred_at: after(0.5) })])).toEqual([
      "machine",
    ])
    expect(labelsOf([hit({ occurred_at: after(43) })])).toEqual(["human"])
  })

  it("believes a click that is far older than the hand-over is said to be", () => {
    expect(labelsOf([hit({ occurred_at: after(-86_400) })])).toEqual(["human"])
    expect(labelsOf([hit()], { sent_at: null })).toEqual(["human"])
  })

  it("takes the other visits of a scanner with it, and not those of the next day", () => {
    const burst = [0, 1, 2].map((position) =>
      hit({ position, occurred_at: after(43 + position / 10) })
    )
    const visits = [
      hit({ kind: "open", position: null, occurred_at: after(30) }),
      ...burst,
      hit({ position: 5, occurred_at: after(400) }),
      hit({ position: 1, occurred_at: after(86_400) }),
    ]
    expect(verdictsOf(visits).map(({ reason }) => reason)).toEqual([
      "same-visitor",
      "burst",
      "burst",
      "burst",
      "same-visitor",
      "nothing-against-it",
    ])
  })
})

describe("for any hits", () => {
  const anyHit = fc.record({
    kind: fc.constantFrom("open", "click", "page-view", "delivery", "bounce"),
    // Half of them within a minute, so that they come together.
    occurred_at: fc
      .oneof(fc.integer({ min: -200, max: 4000 }), fc.integer({ min: 100, max: 160 }))
      .map((seconds) => after(seconds)),
    times: fc.integer({ min: 1, max: 30 }),
    position: fc.option(fc.integer({ min: 0, max: 7 })),
    method: fc.constantFrom("GET", "HEAD", null),
    user_agent: fc.option(fc.constantFrom(...Object.values(agents))),
    ip_range: fc.option(
      fc.constantFrom("203.0.113.0/24", "40.94.1.0/24", "2001:db8:1::/48")
    ),
    network: fc.option(fc.constantFrom("aws", "proofpoint", "google-proxy", "gone")),
    is_prefetch: fc.boolean(),
  })

  it("labels each, the same in whatever order they are given", () => {
    fc.assert(
      fc.property(
        fc.array(anyHit, { maxLength: 25 }),
        fc.integer({ min: 0, max: 8 }),
        (fields, link_count) => {
          const hits = fields.map((one, index) => hit({ ...one, id: String(index) }))
          const facts = { sent_at: sentAt, link_count }
          const forwards = verdictsOf(hits, facts)
          const backwards = verdictsOf([...hits].reverse(), facts).reverse()
          expect(forwards).toHaveLength(hits.length)
          expect(backwards.map(({ label }) => label)).toEqual(
            forwards.map(({ label }) => label)
          )
        }
      ),
      { numRuns: 2000 }
    )
  })
})
