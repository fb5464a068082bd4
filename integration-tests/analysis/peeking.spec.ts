import { describe, expect, it } from "vitest"
import {
  asymptoticConfidenceSequence,
  msprt,
  msprtSequence,
  sequentialDifference,
  twoProportionZTest,
  type Arms,
} from "../../src/analysis"
import { binomialSampler, SeededRandom } from "./random"

const runs = 2000
const looksPerRun = 100
const confidence = 0.95

/** New units in each arm at each look, and the design that was chosen for them. */
type Plan = {
  rate: number
  nA: number
  nB: number
  tau: number
  optimalSampleSize: number
}

/** The counts at each look, with one true rate for both arms. */
function looksOf({ rate, nA, nB }: Plan, random: SeededRandom): Arms[] {
  const [drawA, drawB] = [binomialSampler(nA, rate), binomialSampler(nB, rate)]
  let [successesA, successesB] = [0, 0]
  return Array.from({ length: looksPerRun }, (_, index) => {
    successesA += drawA(random)
    successesB += drawB(random)
    return { successesA, nA: nA * (index + 1), successesB, nB: nB * (index + 1) }
  })
}

const smallestCount = ({ successesA, nA, successesB, nB }: Arms) =>
  Math.min(successesA, nA - successesA, successesB, nB - successesB)

const isWin = (pValue: number | null) => pValue !== null && pValue < 1 - confidence

/** The share of runs in which any look from `from` counts in each cell on finds a winner. */
function falseWins(plan: Plan, from: number) {
  const random = new SeededRandom(7)
  const { tau, optimalSampleSize } = plan
  const wins = { msprt: 0, msprtSequence: 0, sequentialDifference: 0, z: 0 }
  for (let run = 0; run < runs; run++) {
    const looks = looksOf(plan, random).filter((look) => smallestCount(look) >= from)
    const any = (pValueOf: (look: Arms) => number | null) =>
      looks.some((look) => isWin(pValueOf(look))) ? 1 / runs : 0
    wins.msprt += any((look) => msprt({ ...look, tau, confidence }).pValue)
    wins.msprtSequence += isWin(msprtSequence({ looks, tau }).pValues.at(-1) ?? null)
      ? 1 / runs
      : 0
    wins.sequentialDifference += any(
      (look) => sequentialDifference({ ...look, confidence, optimalSampleSize }).pValue
    )
    wins.z += any((look) => twoProportionZTest({ ...look, confidence }).pValue)
  }
  return wins
}

const plan = (rate: number, nA: number, nB: number): Plan => ({
  rate,
  nA,
  nB,
  tau: rate * 0.4,
  optimalSampleSize: 5000,
})

describe("100 looks at an experiment without an effect", () => {
  it.each([
    ["half each, 50 %", plan(0.5, 100, 100), 0],
    ["half each, 5 %", plan(0.05, 100, 100), 0],
    ["half each, 0.5 %", plan(0.005, 100, 100), 0],
    ["30 to 70, 5 %", plan(0.05, 60, 140), 0],
    ["10 to 90, 50 %", plan(0.5, 20, 180), 0],
    ["10 to 90, 5 %, from 10 in each cell on", plan(0.05, 20, 180), 10],
    ["90 to 10, 5 %, from 10 in each cell on", plan(0.05, 180, 20), 10],
    ["5 to 95, 5 %, from 10 in each cell on", plan(0.05, 10, 190), 10],
    ["10 to 90, 0.5 %, from 10 in each cell on", plan(0.005, 200, 1800), 10],
    ["10 to 90, 95 %, from 10 in each cell on", plan(0.95, 20, 180), 10],
  ])("finds a winner in at most 5 of 100: %s", (_, design, from) => {
    const wins = falseWins(design, from)
    expect(wins.msprt).toBeLessThanOrEqual(0.05)
    expect(wins.msprtSequence).toBeCloseTo(wins.msprt, 12)
    expect(wins.sequentialDifference).toBeLessThanOrEqual(0.05)
  })

  it("finds one in more than 25 of 100 by the plain z test", () => {
    for (const rate of [0.5, 0.05, 0.005]) {
      expect(falseWins(plan(rate, 100, 100), 0).z).toBeGreaterThan(0.25)
    }
  })

  // The variance of a small arm with no or one success is far too small. The documented limit.
  it("breaks the promise in the first looks of a small arm with few successes", () => {
    const lopsided = falseWins(plan(0.05, 20, 180), 0)
    expect(lopsided.msprt).toBeCloseTo(0.21, 1)
    expect(lopsided.sequentialDifference).toBeCloseTo(0.13, 1)
  })
})

/** Revenue of new recipients: few buy, and for skewed amounts. */
function addRevenue(sums: Sums, recipients: number, random: SeededRandom): void {
  for (let recipient = 0; recipient < recipients; recipient++) {
    if (random.next() < 0.03) {
      const revenue = Math.exp(3.5 + random.normal())
      sums.total += revenue
      sums.squares += revenue * revenue
      sums.buyers++
    }
  }
  sums.recipients += recipients
}

type Sums = { total: number; squares: number; buyers: number; recipients: number }
const nothing = (): Sums => ({ total: 0, squares: 0, buyers: 0, recipients: 0 })

const meanOf = ({ total, recipients }: Sums) => total / recipients
const variance = (sums: Sums) =>
  (sums.squares / sums.recipients - meanOf(sums) ** 2) / (sums.recipients - 1)

function falseWinsOfRevenue(nA: number, nB: number, from: number): number {
  const random = new SeededRandom(3)
  let wins = 0
  for (let run = 0; run < runs; run++) {
    const [a, b] = [nothing(), nothing()]
    for (let look = 0; look < looksPerRun; look++) {
      addRevenue(a, nA, random)
      addRevenue(b, nB, random)
      const { pValue } = asymptoticConfidenceSequence({
        estimate: meanOf(b) - meanOf(a),
        standardError: Math.sqrt(variance(a) + variance(b)),
        n: a.recipients + b.recipients,
        confidence,
        optimalSampleSize: 5000,
      })
      if (Math.min(a.buyers, b.buyers) >= from && isWin(pValue)) {
        wins++
        break
      }
    }
  }
  return wins / runs
}

describe("100 looks at skewed revenue of which 97 % is 0", () => {
  it("find a winner in at most 5 of 100 with half of the recipients in each arm", () => {
    expect(falseWinsOfRevenue(100, 100, 0)).toBeLessThanOrEqual(0.05)
  })

  it("find one in at most 5 of 100 with 10 to 90, from 40 buyers in each arm on", () => {
    expect(falseWinsOfRevenue(20, 180, 40)).toBeLessThanOrEqual(0.05)
  })

  // The documented limit: the mean and the variance of few buyers are small together.
  it("break the promise with 10 to 90 in the looks before", () => {
    expect(falseWinsOfRevenue(20, 180, 0)).toBeCloseTo(0.22, 1)
    expect(falseWinsOfRevenue(20, 180, 10)).toBeCloseTo(0.1, 1)
  })
})
