import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bgnbdFit, bgnbdLogLikelihood } from "../../../src/analysis"
import { customers, expectClose, noMaximum, parametersOf } from "./fitted-customers"
import { simulatedCustomers } from "./simulated-customers"

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
    expect(warnings).toEqual([expect.stringMatching(noMaximum)])
    expect(warnings[0]).toMatch(/bound of a/)
  })

  it("is a single customer, however often the search steps", () => {
    const one = bgnbdFit({ customers: [{ frequency: 3, recency: 20, age: 30 }] })
    expect(one.converged).toBe(false)
    expect(one.standardErrors).toBeNull()
    expect(one.iterations).toBeLessThanOrEqual(200)
    expect(one.warnings[0]).toMatch(/^fewer than 100 customers with a repeat purchase/)
    expect(one.warnings[1]).toMatch(noMaximum)
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
