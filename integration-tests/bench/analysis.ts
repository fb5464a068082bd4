import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  betaBinomialComparison,
  bgnbdFit,
  bgnbdLogLikelihood,
  experimentArms,
  experimentReport,
  gammaGammaFit,
  nps,
  type ExperimentArm,
  type ExperimentMetric,
  welchTTestFromSamples,
} from "../../src/analysis"
import { bundledForBrowser, gzippedSize, makeModule } from "../analysis/support/bundle"
import { median } from "./support/measure"
import { betaDraw, seededRandom } from "../support/random-draws"
import {
  simulatedCustomers,
  simulatedSpending,
} from "../unit/analysis/simulated-customers"
import { simulateRows } from "./support/simulate-rows"

const ROUNDS = 21
const ROWS = 64_000
const CUSTOMERS = 2357
const DRAWS = 100_000
const SEED = 20_260_101
/** Quick work is repeated until a round of it takes so long: the clock shows no less. */
const ROUND_MS = 5

/** Something to time; `floor` names the other that its time is given as a multiple of. */
type Benchmark = { name: string; run: () => unknown; floor?: string }

const rows = simulateRows(ROWS, SEED)
/** What Fader, Hardie and Lee found for the CDNOW customers, in weeks. */
const CDNOW = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const customers = simulatedCustomers(CDNOW, CUSTOMERS, SEED, [27, 39])
const counts = { promoters: 612, passives: 301, detractors: 187 }
const spending = simulatedSpending(
  { p: 6.25, q: 3.74, v: 15.45 },
  customers.map(({ frequency }) => frequency),
  SEED
)
const arms = { successesA: 412, nA: 10_230, successesB: 465, nB: 10_180 }
const prior = { priorAlpha: 1, priorBeta: 1 }

const METRICS: ExperimentMetric[] = [
  { name: "conversion", kind: "rate", role: "primary" },
  { name: "revenue", kind: "mean", role: "secondary" },
  { name: "order value", kind: "ratio", role: "secondary" },
]
const totals = totalsOfRows()

const SUM = `a loop that sums the ${ROWS} rows`
const LIKELIHOOD = `bgnbdLogLikelihood, ${CUSTOMERS} customers`
const MONTE_CARLO = `Bayes comparison by ${DRAWS} draws`

const BENCHMARKS: Benchmark[] = [
  { name: "nps", run: () => nps(counts) },
  { name: SUM, run: sumOfRows },
  { name: `welchTTestFromSamples, ${ROWS} rows`, run: welchOfRows, floor: SUM },
  {
    name: `experimentReport, ${ROWS} rows`,
    run: () => reportOn(totalsOfRows()),
    floor: SUM,
  },
  { name: "experimentReport, their totals", run: () => reportOn(totals), floor: SUM },
  { name: MONTE_CARLO, run: drawnComparison },
  {
    name: "betaBinomialComparison, exact",
    run: () => betaBinomialComparison({ ...arms, ...prior }),
    floor: MONTE_CARLO,
  },
  { name: LIKELIHOOD, run: () => bgnbdLogLikelihood({ params: CDNOW, customers }) },
  {
    name: `bgnbdFit, ${CUSTOMERS} customers`,
    run: () => bgnbdFit({ customers }),
    floor: LIKELIHOOD,
  },
  {
    name: `gammaGammaFit, ${CUSTOMERS} customers`,
    run: () => gammaGammaFit({ customers: spending }),
  },
]

/** What a page loads of the module for these functions. */
const BUNDLES: Record<string, string> = {
  everything: "*",
  nps: "{ nps }",
  wilsonInterval: "{ wilsonInterval }",
  twoProportionZTest: "{ twoProportionZTest }",
  welchTTest: "{ welchTTest }",
  betaBinomialComparison: "{ betaBinomialComparison }",
  sequentialDifference: "{ sequentialDifference }",
  kaplanMeier: "{ kaplanMeier }",
  bgnbdFit: "{ bgnbdFit }",
  experimentReport: "{ experimentReport }",
  npsReport: "{ npsReport }",
}

function totalsOfRows(): ExperimentArm[] {
  return experimentArms({
    arms: ["control", "treatment"],
    metrics: [
      { name: "conversion", kind: "rate", column: "converted" },
      { name: "revenue", kind: "mean" },
      {
        name: "order value",
        kind: "ratio",
        numerator: "revenue",
        denominator: "converted",
      },
    ],
    rows,
  })
}

function reportOn(arms: ExperimentArm[]) {
  const design = { plannedRecipients: ROWS, minimumUplift: 0.1 }
  return experimentReport({ arms, metrics: METRICS, design })
}

function sumOfRows(): number {
  let sum = 0
  for (const { revenue } of rows) {
    sum += revenue
  }
  return sum
}

/** Reads the rows as well, as somebody who has rows must. */
function welchOfRows() {
  const revenues = (wanted: string) =>
    rows.filter(({ arm }) => arm === wanted).map(({ revenue }) => revenue)
  return welchTTestFromSamples({
    a: revenues("control"),
    b: revenues("treatment"),
    confidence: 0.95,
  })
}

/** The probability and the losses of the exact comparison, as simulations estimate them. */
function drawnComparison() {
  const random = seededRandom(SEED)
  let wins = 0
  let lossA = 0
  let lossB = 0
  for (let draw = 0; draw < DRAWS; draw++) {
    const a = betaDraw(random, 1 + arms.successesA, 1 + arms.nA - arms.successesA)
    const b = betaDraw(random, 1 + arms.successesB, 1 + arms.nB - arms.successesB)
    wins += b > a ? 1 : 0
    lossA += Math.max(b - a, 0)
    lossB += Math.max(a - b, 0)
  }
  return {
    probabilityBBeatsA: wins / DRAWS,
    expectedLossA: lossA / DRAWS,
    expectedLossB: lossB / DRAWS,
  }
}

/** Median microseconds of each; they take turns, so that a disturbance meets all. */
function time(benchmarks: Benchmark[]): Map<string, number> {
  const repeats = benchmarks.map(({ run }) => {
    // The first runs are slower than what the engine makes of them.
    microseconds(run, 3)
    return Math.max(1, Math.ceil((ROUND_MS * 1000) / microseconds(run, 3)))
  })
  const rounds = Array.from({ length: ROUNDS }, () =>
    benchmarks.map(({ run }, index) => microseconds(run, repeats[index]))
  )
  return new Map(
    benchmarks.map(({ name }, index) => [
      name,
      median(rounds.map((round) => round[index])),
    ])
  )
}

/** Of one run, as the mean of several in a row. */
function microseconds(run: () => unknown, repeats: number): number {
  const start = performance.now()
  for (let repeat = 0; repeat < repeats; repeat++) {
    run()
  }
  return ((performance.now() - start) * 1000) / repeats
}

function reportTimes(): void {
  const times = time(BENCHMARKS)
  console.log(`Median of ${ROUNDS} rounds, Node ${process.version}:\n`)
  for (const { name, floor } of BENCHMARKS) {
    const own = times.get(name) ?? Number.NaN
    const ratio = floor
      ? `  ${(own / (times.get(floor) ?? Number.NaN)).toPrecision(3)} times ${floor}`
      : ""
    console.log(
      `${name.padEnd(40)} ${own.toFixed(own < 100 ? 2 : 0).padStart(9)} µs${ratio}`
    )
  }
}

async function reportSizes(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "analysis-"))
  try {
    makeModule(folder)
    console.log("\nWhat a browser loads, minified:\n")
    for (const [name, exported] of Object.entries(BUNDLES)) {
      const code = await bundledForBrowser(
        `export ${exported} from "./analysis.mjs"`,
        folder
      )
      const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2).padStart(7)
      console.log(
        `${name.padEnd(40)} ${kilobytes(Buffer.byteLength(code))} kB, gzip ${kilobytes(gzippedSize(code))} kB`
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

reportTimes()
reportSizes().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
