import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  bgnbdFit,
  bgnbdLogLikelihood,
  bgnbdProbabilityAlive,
  gammaGammaFit,
  mbgnbdFit,
  mbgnbdProbabilityAlive,
  type BgnbdFitResult,
  type GammaGammaFitResult,
} from "../../../src/analysis"
import { simulatedCustomers, simulatedSpending } from "./simulated-customers"

const customers = simulatedCustomers({ r: 0.8, alpha: 6, a: 0.7, b: 2.5 }, 600, 7)
const spenders = simulatedSpending(
  { p: 6, q: 4, v: 15 },
  customers.map(({ frequency }) => frequency),
  11
)

const parametersOf = ({ r, alpha, a, b }: BgnbdFitResult) => ({
  r: r!,
  alpha: alpha!,
  a: a!,
  b: b!,
})

const expectClose = (
  got: object | null,
  expected: Record<string, number>,
  digits = 9
) => {
  for (const [name, value] of Object.entries(expected)) {
    expect(Number(Reflect.get(Object(got), name)) / value, name).toBeCloseTo(1, digits)
  }
}

const maximum = /^the likelihood has no maximum/

describe("the fit of a BG/NBD model", () => {
  // mpmath, 40 digits: Newton's method with derivatives by differences, from the answer of
  // SciPy's Nelder-Mead search; log-likelihood from the published formula.
  it("is the maximum that an independent search finds", () => {
    const fit = bgnbdFit({ customers })
    expectClose(fit, {
      r: 0.8007491042844,
      alpha: 6.385138151196,
      a: 0.6163195608117,
      b: 2.563671632285,
      logLikelihood: -4671.6872819674,
    })
    expectClose(fit.standardErrors, {
      r: 0.07013631790168,
      alpha: 0.7519147478663,
      a: 0.2015355668749,
      b: 1.052938492792,
    })
    expect(fit).toMatchObject({ converged: true, warnings: [] })
  })

  it("has the log-likelihood of its parameters, and the neighbours have less", () => {
    const fit = bgnbdFit({ customers })
    const best = parametersOf(fit)
    const at = (params: typeof best) => bgnbdLogLikelihood({ params, customers }).value!
    expect(at(best)).toBeCloseTo(fit.logLikelihood!, 8)
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(at({ ...best, [name]: best[name] * 1.01 })).toBeLessThan(at(best))
      expect(at({ ...best, [name]: best[name] / 1.01 })).toBeLessThan(at(best))
    }
  })

  it("changes alpha alone with the unit of time", () => {
    const inWeeks = bgnbdFit({ customers })
    for (const unit of [7, 1e-30, 1e30]) {
      const fit = bgnbdFit({
        customers: customers.map(({ frequency, recency, age }) => ({
          frequency,
          recency: recency * unit,
          age: age * unit,
        })),
      })
      expectClose(fit, { ...parametersOf(inWeeks), alpha: inWeeks.alpha! * unit })
      expectClose(fit.standardErrors, {
        r: inWeeks.standardErrors!.r,
        alpha: inWeeks.standardErrors!.alpha * unit,
      })
      const purchases = customers.reduce((sum, { frequency }) => sum + frequency, 0)
      expectClose(fit, {
        logLikelihood: inWeeks.logLikelihood! - purchases * Math.log(unit),
      })
    }
  })

  it("does not depend on the order of the customers", () => {
    const fit = bgnbdFit({ customers: [...customers].reverse() })
    expectClose(fit, parametersOf(bgnbdFit({ customers })))
  })

  it("of everybody twice is the same, with errors smaller by the root of 2", () => {
    const once = bgnbdFit({ customers })
    const twice = bgnbdFit({ customers: [...customers, ...customers] })
    expectClose(twice, parametersOf(once))
    expectClose(twice, { logLikelihood: 2 * once.logLikelihood! })
    expectClose(twice.standardErrors, { b: once.standardErrors!.b / Math.SQRT2 })
  })

  it("does not depend on the start", () => {
    const starts = fc.record({
      r: fc.constantFrom(1e-300, 0.01, 1, 1e6, 1e300),
      alpha: fc.constantFrom(1e-300, 0.1, 5, 1e300),
      a: fc.constantFrom(1e-9, 1, 1e9),
      b: fc.constantFrom(1e-9, 3, 1e9),
    })
    const expected = parametersOf(bgnbdFit({ customers }))
    fc.assert(
      fc.property(starts, (start) => {
        expectClose(bgnbdFit({ customers, start }), expected)
      }),
      { numRuns: 20 }
    )
  })

  it("takes hardly a step from a start that is the answer, in any unit of time", () => {
    for (const unit of [1, 1000]) {
      const some = customers.map(({ frequency, recency, age }) => ({
        frequency,
        recency: recency * unit,
        age: age * unit,
      }))
      const start = parametersOf(bgnbdFit({ customers: some }))
      expect(bgnbdFit({ customers: some, start }).iterations).toBeLessThanOrEqual(2)
    }
  })

  it("finds the parameters of its customers within their errors", () => {
    const truth = { r: 0.5, alpha: 4, a: 1, b: 3 }
    const fit = bgnbdFit({ customers: simulatedCustomers(truth, 5000, 3) })
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(fit[name]! - truth[name])).toBeLessThan(
        3 * fit.standardErrors![name]
      )
    }
  })
})

describe("what a BG/NBD model cannot be fitted to", () => {
  const nothing = {
    r: null,
    alpha: null,
    a: null,
    b: null,
    logLikelihood: null,
    standardErrors: null,
    converged: false,
    iterations: 0,
  }

  it("is nobody, or nobody who came back", () => {
    const warnings = ["no repeat purchases: nothing can be fitted"]
    expect(bgnbdFit({ customers: [] })).toEqual({ ...nothing, warnings })
    const once = { frequency: 0, recency: 0, age: 30 }
    expect(bgnbdFit({ customers: [once, once] })).toEqual({ ...nothing, warnings })
  })

  it("is customers for whom no time has passed", () => {
    const today = { frequency: 2, recency: 0, age: 0 }
    expect(bgnbdFit({ customers: [today] })).toEqual({
      ...nothing,
      warnings: ["the times are too long or too short: nothing can be fitted"],
    })
  })

  it("is customers who all bought until the end: nobody seems to drop out", () => {
    const loyal = customers.map(({ frequency, age }) => ({
      frequency,
      recency: frequency > 0 ? age : 0,
      age,
    }))
    const { standardErrors, converged, warnings } = bgnbdFit({ customers: loyal })
    expect({ standardErrors, converged }).toEqual({
      standardErrors: null,
      converged: false,
    })
    expect(warnings).toEqual([expect.stringMatching(maximum)])
    expect(warnings[0]).toMatch(/bound of a/)
  })

  it("is a single customer, however often the search steps", () => {
    const one = bgnbdFit({ customers: [{ frequency: 3, recency: 20, age: 30 }] })
    expect(one.converged).toBe(false)
    expect(one.standardErrors).toBeNull()
    expect(one.iterations).toBeLessThanOrEqual(200)
    expect(one.warnings[0]).toMatch(/^fewer than 100 customers with a repeat purchase/)
    expect(one.warnings[1]).toMatch(maximum)
  })

  it("is warned of up to 99 repeat customers", () => {
    const repeat = customers.filter(({ frequency }) => frequency > 0)
    const few = /^fewer than 100 customers .*median and MAD of order intervals are safer$/
    const warningOf = (count: number) =>
      bgnbdFit({ customers: repeat.slice(0, count) }).warnings[0] ?? ""
    expect(warningOf(99)).toMatch(few)
    expect(warningOf(100)).not.toMatch(few)
  })

  it("is warned of where an estimate is smaller than its error", () => {
    const hardly = [
      { frequency: 1, recency: 4, age: 37 },
      { frequency: 8, recency: 28, age: 32 },
      { frequency: 2, recency: 1, age: 24 },
      { frequency: 2, recency: 44, age: 48 },
      { frequency: 1, recency: 3, age: 22 },
    ]
    const fit = bgnbdFit({ customers: hardly })
    expect(fit.converged).toBe(true)
    expect(fit.standardErrors!.b).toBeGreaterThan(fit.b!)
    expect(fit.warnings[1]).toMatch(/^hardly determined, .*: .*b$/)
  })
})

describe("an MBG/NBD model", () => {
  // mpmath, 40 digits, as for the BG/NBD model.
  it("is fitted by the maximum that an independent search finds", () => {
    const fit = mbgnbdFit({ customers })
    expectClose(fit, {
      r: 1.423155645641,
      alpha: 9.673994599835,
      a: 1.220577854266,
      b: 5.590305892665,
      logLikelihood: -4678.6359482238,
    })
    expectClose(fit.standardErrors, {
      r: 0.2076279940974,
      alpha: 1.393008513093,
      a: 0.4159314384339,
      b: 2.402614103491,
    })
    expect(fit).toMatchObject({ converged: true, warnings: [] })
  })

  it("changes alpha alone with the unit of time", () => {
    const inWeeks = mbgnbdFit({ customers })
    const fit = mbgnbdFit({
      customers: customers.map(({ frequency, recency, age }) => ({
        frequency,
        recency: recency * 7,
        age: age * 7,
      })),
    })
    expectClose(fit, { ...parametersOf(inWeeks), alpha: inWeeks.alpha! * 7 })
  })

  it("has one-time buyers drop out with time", () => {
    const params = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }
    const alive = (age: number) =>
      mbgnbdProbabilityAlive({ params, customer: { frequency: 0, recency: 0, age } })
        .value!
    expect(alive(0)).toBeCloseTo(1.614 / (1.614 + 0.891), 12)
    expect(alive(39)).toBeLessThan(alive(0))
    expect(alive(1e9)).toBeLessThan(1e-4)
  })

  it("otherwise has customers alive as the BG/NBD model has with b + 1", () => {
    const params = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }
    for (const customer of customers.filter(({ frequency }) => frequency > 0)) {
      expect(mbgnbdProbabilityAlive({ params, customer }).value).toBeCloseTo(
        bgnbdProbabilityAlive({ params: { ...params, b: 2.614 }, customer }).value!,
        12
      )
    }
  })
})

describe("the fit of a gamma-gamma model", () => {
  const parameters = ({ p, q, v }: GammaGammaFitResult) => ({ p: p!, q: q!, v: v! })

  // mpmath, 40 digits, as for the BG/NBD model.
  it("is the maximum that an independent search finds", () => {
    const fit = gammaGammaFit({ customers: spenders })
    expectClose(fit, {
      p: 7.594793430828,
      q: 4.170970449949,
      v: 12.13330251931,
      logLikelihood: -1810.5696167933,
    })
    expectClose(fit.standardErrors, {
      p: 2.548014397701,
      q: 0.4578707634529,
      v: 5.333016865714,
    })
    expect(fit).toMatchObject({
      converged: true,
      customers: 446,
      leftOut: 154,
      warnings: [],
    })
  })

  it("changes v alone with the currency", () => {
    const before = gammaGammaFit({ customers: spenders })
    for (const rate of [100, 1e-200, 1e200]) {
      const fit = gammaGammaFit({
        customers: spenders.map(({ frequency, monetaryValue }) => ({
          frequency,
          monetaryValue: monetaryValue * rate,
        })),
      })
      expectClose(fit, { ...parameters(before), v: before.v! * rate })
      expectClose(fit, { correlation: before.correlation! })
      expectClose(fit.standardErrors, {
        p: before.standardErrors!.p,
        v: before.standardErrors!.v * rate,
      })
    }
  })

  it("leaves one-time buyers out, whatever they have spent", () => {
    const repeat = spenders.filter(({ frequency }) => frequency > 0)
    const fit = gammaGammaFit({
      customers: [...repeat, { frequency: 0, monetaryValue: 1e6 }],
    })
    expect(fit).toEqual({ ...gammaGammaFit({ customers: repeat }), leftOut: 1 })
  })

  it("does not depend on the order of the customers", () => {
    const fit = gammaGammaFit({ customers: [...spenders].reverse() })
    expectClose(fit, parameters(gammaGammaFit({ customers: spenders })))
  })

  it("has no estimates without repeat purchases", () => {
    const once = { frequency: 0, monetaryValue: 20 }
    expect(gammaGammaFit({ customers: [once] })).toEqual({
      p: null,
      q: null,
      v: null,
      logLikelihood: null,
      standardErrors: null,
      converged: false,
      iterations: 0,
      customers: 0,
      leftOut: 1,
      correlation: null,
      warnings: ["no repeat purchases: nothing can be fitted"],
    })
  })

  it("has no maximum where all spend alike", () => {
    const alike = spenders.map(({ frequency }) => ({ frequency, monetaryValue: 20 }))
    const fit = gammaGammaFit({ customers: alike })
    expect(fit).toMatchObject({
      converged: false,
      standardErrors: null,
      correlation: null,
    })
    expect(fit.warnings).toEqual([expect.stringMatching(maximum)])
    // Even so the mean of the model is what is spent.
    expect((fit.p! * fit.v!) / (fit.q! - 1)).toBeCloseTo(20, 2)
  })

  it("warns where the mean of all does not exist", () => {
    const frequencies = Array.from({ length: 400 }, (_, index) => 1 + (index % 6))
    const wild = simulatedSpending({ p: 4, q: 0.7, v: 10 }, frequencies, 2)
    const fit = gammaGammaFit({ customers: wild })
    expect(fit.converged).toBe(true)
    expect(fit.q).toBeLessThan(1)
    expect(fit.warnings).toContain("q is 1 or less: the mean of all does not exist")
  })

  it("warns where those who buy more often buy dearer", () => {
    const related = spenders.map(({ frequency, monetaryValue }) => ({
      frequency,
      monetaryValue: monetaryValue * (1 + frequency),
    }))
    const fit = gammaGammaFit({ customers: related })
    expect(fit.correlation).toBeGreaterThan(0.2)
    expect(fit.warnings).toEqual([
      expect.stringMatching(/^the value of orders is related to their frequency/),
    ])
  })

  it("gives Pearson's correlation", () => {
    const four = [1, 2, 3, 4].map((frequency, index) => ({
      frequency,
      monetaryValue: [10, 30, 20, 40][index],
    }))
    expect(gammaGammaFit({ customers: four }).correlation).toBeCloseTo(0.8, 12)
    expect(gammaGammaFit({ customers: four.slice(0, 1) }).correlation).toBeNull()
  })
})

describe("a fit of many or extreme customers", () => {
  const extreme = fc.constantFrom(0, 5e-324, 1e-300, 1, 1e300, 1.7e308)

  it("takes more customers than a function takes arguments", () => {
    const many = Array.from({ length: 150_000 }, (_, index) => ({
      ...customers[index % customers.length],
      ...spenders[index % spenders.length],
    }))
    expect(bgnbdFit({ customers: many }).converged).toBe(true)
    expect(gammaGammaFit({ customers: many }).converged).toBe(true)
  })

  it("ends", () => {
    const frequency = fc.constantFrom(0, 1, 2_000_000, Number.MAX_SAFE_INTEGER)
    const customer = fc.record({ frequency, age: extreme }).map(({ frequency, age }) => ({
      frequency,
      recency: frequency > 0 ? age / 2 : 0,
      age,
      monetaryValue: age || 1,
    }))
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 8 }), (some) => {
        expect(bgnbdFit({ customers: some }).iterations).toBeLessThanOrEqual(200)
        expect(gammaGammaFit({ customers: some }).iterations).toBeLessThanOrEqual(200)
      }),
      { numRuns: 60 }
    )
  })
})
