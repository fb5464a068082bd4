import { readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import {
  bgnbdFit,
  bgnbdLogLikelihood,
  gammaGammaExpectedSpend,
  gammaGammaFit,
  mbgnbdFit,
  type BgnbdCustomer,
  type BgnbdFitResult,
  type GammaGammaCustomer,
  type GammaGammaFitResult,
} from "../../../src/analysis"

const folder = process.env.POST_PURCHASE_REFERENCE_DATA ?? ""

/** The CDNOW sample of 2357 customers, brucehardie.com/datasets, times in weeks. */
function cdnow(): (BgnbdCustomer & GammaGammaCustomer)[] {
  const file = join(folder, "cdnow_customers_summary_with_transactions.csv")
  return readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [, frequency, recency, age, monetaryValue] = line.split(",").map(Number)
      return { frequency, recency, age, monetaryValue }
    })
}

describe.skipIf(folder === "")(
  "purchase models of the CDNOW customers (with POST_PURCHASE_REFERENCE_DATA set)",
  () => {
    let customers: (BgnbdCustomer & GammaGammaCustomer)[]
    let purchases: BgnbdFitResult
    let spending: GammaGammaFitResult

    beforeAll(() => {
      customers = cdnow()
      purchases = bgnbdFit({ customers })
      spending = gammaGammaFit({ customers })
    })

    // Fader, Hardie & Lee 2005, table 2.
    it("have the BG/NBD estimates of the paper", () => {
      expect(customers.length).toBe(2357)
      expect(purchases.r).toBeCloseTo(0.243, 3)
      expect(purchases.alpha).toBeCloseTo(4.414, 3)
      expect(purchases.a).toBeCloseTo(0.793, 3)
      expect(purchases.b).toBeCloseTo(2.426, 3)
      expect(purchases.logLikelihood).toBeCloseTo(-9582.4, 1)
      expect(purchases).toMatchObject({ converged: true, warnings: [] })
    })

    // SciPy 1.17 optimize.minimize with its own gammaln and betaln.
    it("have the BG/NBD estimates of an independent search to all its digits", () => {
      expect(purchases.r! / 0.24259291).toBeCloseTo(1, 6)
      expect(purchases.alpha! / 4.4135317).toBeCloseTo(1, 6)
      expect(purchases.a! / 0.792886).toBeCloseTo(1, 6)
      expect(purchases.b! / 2.425753).toBeCloseTo(1, 6)
      expect(purchases.logLikelihood).toBeCloseTo(-9582.42556056736, 8)
    })

    it("are as likely as bgnbdLogLikelihood says", () => {
      const { r, alpha, a, b } = purchases
      const params = { r: r!, alpha: alpha!, a: a!, b: b! }
      expect(bgnbdLogLikelihood({ params, customers }).value).toBeCloseTo(
        purchases.logLikelihood!,
        8
      )
    })

    // BTYDplus, which the tests of lifetimes 0.11 quote as well.
    it("have the published MBG/NBD estimates", () => {
      const { r, alpha, a, b, converged } = mbgnbdFit({ customers })
      expect(converged).toBe(true)
      expect(r).toBeCloseTo(0.525, 3)
      expect(alpha).toBeCloseTo(6.183, 3)
      expect(a).toBeCloseTo(0.891, 3)
      expect(b).toBeCloseTo(1.614, 3)
    })

    // Fader & Hardie 2013, note 025: 6.25, 3.74, 15.44; lifetimes 0.11 and our own search with
    // SciPy: 6.25, 3.74, 15.45. The log-likelihood is of CLVTools' tests.
    it("have the published gamma-gamma estimates", () => {
      expect(spending).toMatchObject({ customers: 946, leftOut: 1411, converged: true })
      expect(spending.p).toBeCloseTo(6.25, 2)
      expect(spending.q).toBeCloseTo(3.74, 2)
      expect(spending.v).toBeCloseTo(15.45, 2)
      expect(spending.q! / 3.7445885).toBeCloseTo(1, 6)
      expect(Math.abs(spending.logLikelihood! + 4055.9177)).toBeLessThan(0.01)
    })

    // The documentation of lifetimes 0.11, quickstart.
    it("have the published correlation and expected spending", () => {
      expect(spending.correlation).toBeCloseTo(0.113884, 6)
      expect(spending.warnings).toEqual([])
      const { p, q, v } = spending
      const params = { p: p!, q: q!, v: v! }
      const values = customers.map(
        (customer) => gammaGammaExpectedSpend({ params, customer }).value!
      )
      expect(values[0]).toBeCloseTo(24.6586, 4)
      expect(values[1]).toBeCloseTo(18.9115, 4)
      expect(values[2]).toBeCloseTo(35.171, 3)
      expect(values[5]).toBeCloseTo(71.4628, 3)
      expect(values[8]).toBeCloseTo(27.2824, 4)
      const total = values.reduce((sum, value) => sum + value, 0)
      expect(total / values.length).toBeCloseTo(35.253, 3)
    })
  }
)
