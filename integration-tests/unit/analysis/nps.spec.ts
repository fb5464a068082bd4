import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  nps,
  npsDifference,
  npsFromRatings,
  npsInterval,
  npsSampleSize,
} from "../../../src/analysis"
import { npsCounts } from "./inputs"

const none = { promoters: 0, passives: 0, detractors: 0 }
const some = { promoters: 5, passives: 3, detractors: 2 }
const answered = npsCounts.filter(
  ({ promoters, passives, detractors }) => promoters + passives + detractors > 0
)

describe("the Net Promoter Score", () => {
  it("of nobody is unknown, but their number is known", () => {
    expect(nps(none)).toEqual({
      n: 0,
      score: null,
      standardError: null,
      promoterShare: null,
      passiveShare: null,
      detractorShare: null,
    })
    expect(npsFromRatings({ ratings: [] })).toEqual({
      ...none,
      n: 0,
      score: null,
      standardError: null,
    })
  })

  it("puts 0 to 6, 7 and 8, 9 and 10 together", () => {
    expect(npsFromRatings({ ratings: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] })).toMatchObject(
      {
        detractors: 7,
        passives: 2,
        promoters: 2,
        n: 11,
      }
    )
  })

  it.each([
    [{ ...none, promoters: 7 }, 100],
    [{ ...none, passives: 7 }, 0],
    [{ ...none, detractors: 7 }, -100],
  ])("has no error at all when all answers are of one kind: %j", (counts, score) => {
    expect(nps(counts)).toMatchObject({ score, standardError: 0 })
  })

  it("has shares that add up to 1, and a score of their difference", () => {
    fc.assert(
      fc.property(answered, (counts) => {
        const { score, promoterShare, passiveShare, detractorShare } = nps(counts)
        expect(promoterShare! + passiveShare! + detractorShare!).toBeCloseTo(1, 12)
        expect(score).toBeCloseTo(100 * (promoterShare! - detractorShare!), 9)
      })
    )
  })

  it("changes its sign, not its error, when promoters and detractors change places", () => {
    fc.assert(
      fc.property(answered, (counts) => {
        const { promoters, detractors } = counts
        const swapped = nps({ ...counts, promoters: detractors, detractors: promoters })
        expect(swapped.score).toBeCloseTo(-nps(counts).score!, 12)
        expect(swapped.standardError).toBe(nps(counts).standardError)
      })
    )
  })
})

describe("the interval of a score", () => {
  it.each(["wald", "adjusted-wald"] as const)("of nobody is unknown by %s", (method) => {
    expect(npsInterval({ ...none, confidence: 0.95, method })).toEqual({
      score: null,
      center: null,
      standardError: null,
      lower: null,
      upper: null,
    })
  })

  it("keeps the raw score beside Rocks's centre", () => {
    const all = { ...none, promoters: 12 }
    expect(
      npsInterval({ ...all, confidence: 0.95, method: "adjusted-wald" })
    ).toMatchObject({
      score: 100,
      center: 80,
      upper: 100,
    })
  })

  it("stays within -100 and 100", () => {
    const few = { ...none, promoters: 1, detractors: 1 }
    expect(npsInterval({ ...few, confidence: 0.999, method: "wald" })).toMatchObject({
      lower: -100,
      upper: 100,
    })
  })

  // Rocks 2016, simulated there: Wald 87.2 %, adjusted 94.8 % for these shares and n = 10.
  it("covers the truth as often as Rocks says, counted over all samples of 10", () => {
    const [p, d, n] = [0.6, 0.1, 10]
    const coverage = { wald: 0, "adjusted-wald": 0 }
    for (let promoters = 0; promoters <= n; promoters++) {
      for (let detractors = 0; promoters + detractors <= n; detractors++) {
        const passives = n - promoters - detractors
        const probability =
          choose(n, promoters) *
          choose(n - promoters, detractors) *
          p ** promoters *
          d ** detractors *
          (1 - p - d) ** passives
        for (const method of ["wald", "adjusted-wald"] as const) {
          const counts = { promoters, passives, detractors }
          const { lower, upper } = npsInterval({ ...counts, confidence: 0.95, method })
          const truth = 100 * (p - d)
          coverage[method] += lower! <= truth && truth <= upper! ? probability : 0
        }
      }
    }
    expect(coverage.wald).toBeCloseTo(0.8725, 3)
    expect(coverage["adjusted-wald"]).toBeCloseTo(0.948, 2)
  })
})

describe("the difference of two scores", () => {
  const unknown = {
    difference: null,
    center: null,
    standardError: null,
    z: null,
    pValue: null,
    lower: null,
    upper: null,
  }

  it.each([true, false])(
    "is unknown when a group is empty (adjusted: %s)",
    (adjusted) => {
      const confidence = 0.95
      expect(npsDifference({ a: none, b: some, confidence, adjusted })).toEqual(unknown)
      expect(npsDifference({ a: some, b: none, confidence, adjusted })).toEqual(unknown)
    }
  )

  it("without variance is certain: z 0 and p 1 for equals, neither for others", () => {
    const base = { confidence: 0.95, adjusted: false }
    const all = { ...none, promoters: 5 }
    expect(
      npsDifference({ a: all, b: { ...none, promoters: 9 }, ...base })
    ).toMatchObject({
      center: 0,
      z: 0,
      pValue: 1,
      lower: 0,
      upper: 0,
    })
    expect(npsDifference({ a: all, b: { ...none, passives: 9 }, ...base })).toMatchObject(
      {
        center: -100,
        z: null,
        pValue: null,
        lower: -100,
        upper: -100,
      }
    )
  })

  it("is exactly 0 between groups of the same shares", () => {
    const a = { promoters: 1, passives: 1, detractors: 1 }
    const b = { promoters: 3, passives: 3, detractors: 3 }
    const result = npsDifference({ a, b, confidence: 0.95, adjusted: false })
    expect(result).toMatchObject({ difference: 0, z: 0, pValue: 1 })
  })

  it("has an interval that excludes 0 exactly when p is below alpha", () => {
    fc.assert(
      fc.property(
        answered,
        answered,
        fc.boolean(),
        fc.constantFrom(0.8, 0.95, 0.999),
        (a, b, adjusted, confidence) => {
          const result = npsDifference({ a, b, confidence, adjusted })
          fc.pre(result.pValue !== null)
          const excludes = result.lower! > 0 || result.upper! < 0
          expect(excludes).toBe(result.pValue < 1 - confidence)
        }
      )
    )
  })

  it("changes its sign when the groups change places", () => {
    fc.assert(
      fc.property(answered, answered, fc.boolean(), (a, b, adjusted) => {
        const there = npsDifference({ a, b, confidence: 0.9, adjusted })
        const back = npsDifference({ a: b, b: a, confidence: 0.9, adjusted })
        expect(back.difference).toBeCloseTo(-there.difference!, 12)
        expect(back.lower).toBeCloseTo(-there.upper!, 9)
        expect(back.pValue).toBe(there.pValue)
      })
    )
  })
})

describe("the answers that a score needs", () => {
  const base = { confidence: 0.95, promoterShare: 0.5, detractorShare: 0.5, margin: 10 }

  it("are most for promoters and detractors alone", () => {
    // 1.96² · 100² / 10²
    expect(npsSampleSize(base)).toEqual({ exact: expect.closeTo(384.1459, 4), n: 385 })
  })

  it("are none when all answer alike, and no negative zero", () => {
    const result = npsSampleSize({ ...base, promoterShare: 1, detractorShare: 0 })
    expect(result).toStrictEqual({ exact: 0, n: 0 })
  })

  it("may have shares that exceed 1 by rounding only", () => {
    expect(
      npsSampleSize({ ...base, promoterShare: 0.1 + 0.2, detractorShare: 0.7 }).n
    ).toBe(323)
  })

  it("give the margin that was asked for", () => {
    const counts = { promoters: 450, passives: 350, detractors: 200 }
    const { lower, upper } = npsInterval({ ...counts, confidence: 0.95, method: "wald" })
    const margin = (upper! - lower!) / 2
    const shares = { promoterShare: 0.45, detractorShare: 0.2 }
    expect(npsSampleSize({ ...shares, margin, confidence: 0.95 }).exact).toBeCloseTo(
      1000,
      8
    )
  })

  it("are too many to count for a margin near 0", () => {
    expect(npsSampleSize({ ...base, margin: 1e-300 })).toEqual({ exact: null, n: null })
  })
})

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k
}
