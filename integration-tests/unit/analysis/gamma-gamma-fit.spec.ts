import { describe, expect, it } from "vitest"
import { gammaGammaFit, type GammaGammaFitResult } from "../../../src/analysis"
import { expectClose, noMaximum, spenders } from "./fitted-customers"
import { simulatedSpending } from "./simulated-customers"

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
    expect(fit.warnings).toEqual([expect.stringMatching(noMaximum)])
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
