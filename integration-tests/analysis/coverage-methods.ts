import {
  agrestiCaffoDifference,
  asymptoticConfidenceSequence,
  betaCredibleInterval,
  clopperPearsonInterval,
  cuped,
  fiellerRateUplift,
  kaplanMeier,
  miettinenNurminenTest,
  msprt,
  newcombeDifference,
  npsDifference,
  npsInterval,
  npsTrend,
  oddsRatio,
  ratioMetric,
  ratioMetricDifference,
  relativeUplift,
  restrictedMeanSurvival,
  revenuePerRecipient,
  riskRatio,
  sequentialDifference,
  twoProportionZTest,
  welchTTestFromSamples,
  wilsonInterval,
  winsorizedTTest,
  type Arms,
} from "../../src/analysis"
import { binomialSampler, binomialShares, SeededRandom } from "./random"

export type Bounds = { lower: number | null; upper: number | null }

const confidence = 0.95

/** How often bounds hold the truth, of the times that there are any. */
class Tally {
  private held = 0
  private all = 0

  add({ lower, upper }: Bounds, truth: number, weight = 1): void {
    if (lower !== null && upper !== null) {
      this.all += weight
      this.held += lower <= truth && truth <= upper ? weight : 0
    }
  }

  get coverage(): number {
    return this.held / this.all
  }
}

const averageOf = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** 2.5 %, 5 %, …, 97.5 %. */
const rates = Array.from({ length: 39 }, (_, index) => (index + 1) / 40)

export const oneRate = {
  wilsonInterval: (successes: number, n: number) =>
    wilsonInterval({ successes, n, confidence }),
  clopperPearsonInterval: (successes: number, n: number) =>
    clopperPearsonInterval({ successes, n, confidence }),
  "betaCredibleInterval, uniform": (successes: number, n: number) =>
    betaCredibleInterval({ successes, n, confidence, priorAlpha: 1, priorBeta: 1 }),
  "betaCredibleInterval, Jeffreys": (successes: number, n: number) =>
    betaCredibleInterval({ successes, n, confidence, priorAlpha: 0.5, priorBeta: 0.5 }),
}

/** Exact, by summation over all outcomes: the average over the rates, and the smallest. */
export function coverageOfRate(
  interval: (successes: number, n: number) => Bounds,
  n: number
) {
  const all = Array.from({ length: n + 1 }, (_, successes) => interval(successes, n))
  const coverages = rates.map((rate) => {
    const tally = new Tally()
    binomialShares(n, rate).forEach((share, k) => tally.add(all[k], rate, share))
    return tally.coverage
  })
  return { average: averageOf(coverages), smallest: Math.min(...coverages) }
}

const difference = (pA: number, pB: number) => pB - pA
const ratio = (pA: number, pB: number) => pB / pA
const odds = (pA: number, pB: number) => (pB * (1 - pA)) / (pA * (1 - pB))

/** The bounds of an outcome, and what they should hold. */
type TwoRates = [
  (arms: Arms, truth: number) => Bounds,
  (pA: number, pB: number) => number,
]

export const twoRates: Record<string, TwoRates> = {
  newcombeDifference: [(arms) => newcombeDifference({ ...arms, confidence }), difference],
  agrestiCaffoDifference: [
    (arms) => agrestiCaffoDifference({ ...arms, confidence }),
    difference,
  ],
  // The interval holds the differences that the test does not reject, which is quicker asked.
  miettinenNurminenDifference: [
    (arms, truth) => {
      const { pValue } = miettinenNurminenTest({ ...arms, margin: truth })
      const isHeld = pValue! >= 1 - confidence
      return isHeld ? { lower: truth, upper: truth } : { lower: 2, upper: 2 }
    },
    difference,
  ],
  twoProportionZTest: [(arms) => twoProportionZTest({ ...arms, confidence }), difference],
  relativeUplift: [
    (arms) => relativeUplift({ ...arms, confidence }),
    (pA, pB) => pB / pA - 1,
  ],
  fiellerRateUplift: [
    (arms) => fiellerRateUplift({ ...arms, confidence }),
    (pA, pB) => pB / pA - 1,
  ],
  "riskRatio, none": [
    (arms) => riskRatio({ ...arms, confidence, correction: "none" }),
    ratio,
  ],
  "riskRatio, haldane": [
    (arms) => riskRatio({ ...arms, confidence, correction: "haldane" }),
    ratio,
  ],
  "oddsRatio, none": [
    (arms) => oddsRatio({ ...arms, confidence, correction: "none" }),
    odds,
  ],
  "oddsRatio, haldane": [
    (arms) => oddsRatio({ ...arms, confidence, correction: "haldane" }),
    odds,
  ],
}

const ratePairs = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((pA) =>
  [0.1, 0.3, 0.5, 0.7, 0.9].map((pB) => [pA, pB])
)

/** Exact but for outcomes of less than 1e-9, which are left out. */
export function coverageOfRates([interval, truthOf]: TwoRates, n: number) {
  // Of 1000 in each arm a few pairs are enough: the average hardly depends on them.
  const pairs =
    n > 100 ? ratePairs.filter(([pA, pB]) => pA === 0.1 && pB < 0.6) : ratePairs
  const coverages = pairs.map(([pA, pB]) => {
    const tally = new Tally()
    const truth = truthOf(pA, pB)
    const sharesB = binomialShares(n, pB)
    binomialShares(n, pA).forEach((shareA, successesA) => {
      if (shareA > 1e-9) {
        sharesB.forEach((shareB, successesB) => {
          if (shareA * shareB > 1e-9) {
            const bounds = interval({ successesA, nA: n, successesB, nB: n }, truth)
            tally.add(bounds, truth, shareA * shareB)
          }
        })
      }
    })
    return tally.coverage
  })
  return { average: averageOf(coverages), smallest: Math.min(...coverages) }
}

/** Shares of promoters and detractors. */
const audiences = [
  [0.6, 0.1],
  [0.4, 0.3],
  [0.3, 0.3],
  [0.8, 0.05],
]

function drawAnswers(n: number, [p, d]: number[], random: SeededRandom) {
  let [promoters, detractors] = [0, 0]
  for (let answer = 0; answer < n; answer++) {
    const u = random.next()
    promoters += u < p ? 1 : 0
    detractors += u > 1 - d ? 1 : 0
  }
  return { promoters, detractors, passives: n - promoters - detractors }
}

const spend = (random: SeededRandom) => Math.exp(3.5 + 0.5 * random.normal())
const listOf = (n: number, draw: () => number) => Array.from({ length: n }, draw)

/** Orders of a customer, 0 to 3, and what was paid for them: 40 on average for an order. */
function customers(n: number, random: SeededRandom) {
  const denominators = listOf(n, () => Math.floor(random.next() * 4))
  const numerators = denominators.map((orders) =>
    listOf(orders, () => 40 * Math.exp(0.5 * random.normal() - 0.125)).reduce(
      (sum, value) => sum + value,
      0
    )
  )
  return { numerators, denominators }
}

function arm(n: number, random: SeededRandom) {
  const covariates = listOf(n, () => random.normal())
  return { covariates, outcomes: covariates.map((x) => 10 + 2 * x + 3 * random.normal()) }
}

/** Times with a mean of 1, watched for 0 to 3; the share that is still there at ln 2 is ½. */
function survivalAtHalf(ciType: "plain" | "log" | "log-log") {
  return (n: number, random: SeededRandom): [Bounds, number] => {
    const lives = listOf(n, () => -Math.log(1 - random.next()))
    const watched = listOf(n, () => 3 * random.next())
    const { table } = kaplanMeier({
      times: lives.map((life, index) => Math.min(life, watched[index])),
      events: lives.map((life, index) => (life <= watched[index] ? 1 : 0)),
      confidence,
      ciType,
    })
    const row = table.findLast(({ time }) => time <= Math.LN2)
    return [row ?? { lower: 1, upper: 1 }, 0.5]
  }
}

const meanSpend = Math.exp(3.5 + 0.125)

/** One draw of n units (in each arm): the bounds and the truth. */
export const simulated: Record<
  string,
  (n: number, random: SeededRandom, run: number) => [Bounds, number]
> = {
  ...Object.fromEntries(
    (["wald", "adjusted-wald"] as const).map((method) => [
      `npsInterval, ${method}`,
      (n: number, random: SeededRandom, run: number): [Bounds, number] => {
        const [p, d] = audiences[run % audiences.length]
        const counts = drawAnswers(n, [p, d], random)
        return [npsInterval({ ...counts, confidence, method }), 100 * (p - d)]
      },
    ])
  ),
  ...Object.fromEntries(
    [true, false].map((adjusted) => [
      `npsDifference, ${adjusted ? "adjusted" : "not adjusted"}`,
      (n: number, random: SeededRandom, run: number): [Bounds, number] => {
        const [one, other] = [audiences[run % 4], audiences[(run >> 2) % 4]]
        const a = drawAnswers(n, one, random)
        const b = drawAnswers(n, other, random)
        const truth = 100 * (other[0] - other[1] - (one[0] - one[1]))
        return [npsDifference({ a, b, confidence, adjusted }), truth]
      },
    ])
  ),
  "welchTTestFromSamples, normal": (n, random) => [
    welchTTestFromSamples({
      a: listOf(n, () => random.normal()),
      b: listOf(n, () => 1 + 3 * random.normal()),
      confidence,
    }),
    1,
  ],
  "welchTTestFromSamples, spend": (n, random) => [
    welchTTestFromSamples({
      a: listOf(n, () => spend(random)),
      b: listOf(n, () => 2 * spend(random)),
      confidence,
    }),
    meanSpend,
  ],
  "winsorizedTTest, normal": (n, random) => [
    winsorizedTTest({
      a: listOf(n, () => random.normal()),
      b: listOf(n, () => random.normal()),
      upperShare: 0.95,
      lowerShare: 0.05,
      confidence,
    }),
    0,
  ],
  "npsTrend, six periods": (n, random, run) => {
    const [p, d] = audiences[run % audiences.length]
    const periods = listOf(6, () => 0).map((_, index) => ({
      label: String(index),
      ...drawAnswers(n, [p - 0.02 * index, d + 0.02 * index], random),
    }))
    return [npsTrend({ periods, confidence }), -4]
  },
  "restrictedMeanSurvival, half seen": (n, random) => {
    const lives = listOf(n, () => -Math.log(1 - random.next()))
    const watched = listOf(n, () => 1 + 2 * random.next())
    const result = restrictedMeanSurvival({
      times: lives.map((life, index) => Math.min(life, watched[index])),
      events: lives.map((life, index) => (life <= watched[index] ? 1 : 0)),
      horizon: 1,
      confidence,
    })
    return [result, 1 - Math.exp(-1)]
  },
  "revenuePerRecipient, 20 % buy": (n, random) => {
    const revenues = listOf(n, () => random.next())
      .filter((u) => u < 0.2)
      .map(() => spend(random))
    return [revenuePerRecipient({ revenues, recipients: n, confidence }), 0.2 * meanSpend]
  },
  ratioMetric: (n, random) => [ratioMetric({ ...customers(n, random), confidence }), 40],
  ratioMetricDifference: (n, random) => [
    ratioMetricDifference({
      a: customers(n, random),
      b: customers(n, random),
      confidence,
    }),
    0,
  ],
  cuped: (n, random) => [cuped({ a: arm(n, random), b: arm(n, random), confidence }), 0],
  "kaplanMeier, plain": survivalAtHalf("plain"),
  "kaplanMeier, log": survivalAtHalf("log"),
  "kaplanMeier, log-log": survivalAtHalf("log-log"),
}

/** Seeded, with a Monte Carlo error (one standard deviation) of 0.3 points at 95 %. */
export function simulatedCoverage(name: string, n: number): number {
  const random = new SeededRandom(11)
  const tally = new Tally()
  for (let run = 0; run < 4800; run++) {
    tally.add(...simulated[name](n, random, run))
  }
  return tally.coverage
}

/** The share of 2,000 experiments whose bounds hold the true difference at all 50 looks. */
export function simultaneousCoverage(nPerLook: number) {
  const random = new SeededRandom(13)
  const [drawA, drawB] = [binomialSampler(nPerLook, 0.1), binomialSampler(nPerLook, 0.13)]
  const missed = { msprt: 0, sequentialDifference: 0, asymptoticConfidenceSequence: 0 }
  for (let run = 0; run < 2000; run++) {
    let [successesA, successesB] = [0, 0]
    const isMissed = {
      msprt: 0,
      sequentialDifference: 0,
      asymptoticConfidenceSequence: 0,
    }
    const look = (name: keyof typeof missed, { lower, upper }: Bounds) => {
      if (lower !== null && upper !== null && (lower > 0.03 || upper < 0.03)) {
        isMissed[name] = 1
      }
    }
    for (let n = nPerLook; n <= 50 * nPerLook; n += nPerLook) {
      successesA += drawA(random)
      successesB += drawB(random)
      const arms = { successesA, nA: n, successesB, nB: n, confidence }
      const optimalSampleSize = 50 * nPerLook
      look("msprt", msprt({ ...arms, tau: 0.03 }))
      const sequential = sequentialDifference({ ...arms, optimalSampleSize })
      look("sequentialDifference", sequential)
      look(
        "asymptoticConfidenceSequence",
        asymptoticConfidenceSequence({
          estimate: sequential.difference!,
          standardError: sequential.standardError!,
          n: 2 * n,
          confidence,
          optimalSampleSize,
        })
      )
    }
    missed.msprt += isMissed.msprt / 2000
    missed.sequentialDifference += isMissed.sequentialDifference / 2000
    missed.asymptoticConfidenceSequence += isMissed.asymptoticConfidenceSequence / 2000
  }
  return missed
}
