import { describe, expect, it } from "vitest"
import {
  bgnbdProbabilityAlive,
  mbgnbdFit,
  mbgnbdProbabilityAlive,
} from "../../../src/analysis"
import { customers, expectClose, parametersOf } from "./fitted-customers"

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
