import { describe, expect, it } from "vitest"
import {
  betaBinomialComparison,
  bgnbdExpectedPurchases,
  probabilityBest,
} from "../../../src/analysis"

type Case = [
  prior: [number, number],
  a: [successes: number, n: number],
  b: [successes: number, n: number],
  probabilityBBeatsA: number,
  expectedLossA: number,
  expectedLossB: number,
]

/**
 * P(B > A) with 50 digits of mpmath 1.3: 1/2πi times the integral of the moment generating
 * function of the difference of the two log odds over t, along a vertical line of the complex
 * plane; the losses from the same with one more success.
 */
const comparisons: Case[] = [
  [[0.1, 0.1], [0, 0], [0, 0], 0.5, 0.24446379911187727, 0.24446379911187727],
  [
    [0.1, 0.1],
    [0, 0],
    [500_000, 1_500_000],
    0.46951296891391103,
    0.1399504569558448,
    0.3066171014002922,
  ],
  [
    [0.1, 0.1],
    [500_000, 1_500_000],
    [0, 0],
    0.530487031086089,
    0.3066171014002922,
    0.1399504569558448,
  ],
  [
    [0.1, 0.1],
    [0, 0],
    [1, 1],
    0.7444637991118773,
    0.4527971324452106,
    0.03613046577854393,
  ],
  // The tail of a sharp arm shared a piece of the range with all of a vague one's.
  [
    [0.001, 0.001],
    [806_640, 812_893],
    [0, 0],
    0.4975767570718722,
    0.003823662180659273,
    0.4961313816657386,
  ],
  // Stein's identity loses 9 digits of the second loss.
  [
    [0.01, 0.001],
    [0, 0],
    [2_000_000, 2_000_000],
    0.5522518861533864,
    0.09090909085639172,
    4.473008104602056e-10,
  ],
  [
    [0.001, 1000],
    [0, 3],
    [0, 0],
    0.5000014964282785,
    9.986168813723747e-7,
    9.956258604262304e-7,
  ],
  [
    [1000, 0.1],
    [0, 2_000_000],
    [1, 2_000_000],
    0.50892173517138,
    9.16715113656246e-6,
    8.66740103659995e-6,
  ],
  [
    [1000, 1000],
    [0, 3],
    [0, 0],
    0.51889948607303,
    0.006685801691041489,
    0.005936925006068947,
  ],
]

describe("two rates under priors from 0.001 to 1000", () => {
  it.each(comparisons)("are compared to 11 digits: %j, %j, %j", (prior, a, b, ...p) => {
    const [priorAlpha, priorBeta] = prior
    const [successesA, nA] = a
    const [successesB, nB] = b
    const arms = { successesA, nA, successesB, nB }
    const result = betaBinomialComparison({ ...arms, priorAlpha, priorBeta })
    const [probability, lossA, lossB] = p
    expect(result.probabilityBBeatsA! / probability).toBeCloseTo(1, 11)
    expect(result.expectedLossA! / lossA).toBeCloseTo(1, 11)
    expect(result.expectedLossB! / lossB).toBeCloseTo(1, 11)
    const { probabilities } = probabilityBest({
      variants: [
        { successes: successesA, n: nA },
        { successes: successesB, n: nB },
      ],
      priorAlpha,
      priorBeta,
    })
    expect(probabilities[1]! / probability).toBeCloseTo(1, 11)
  })
})

/** The published formula with ₂F₁, mpmath 1.3 with 110 digits; a = 1 at 1 + 1e-30. */
const purchases = [
  [{ r: 0.243, alpha: 1, a: 1, b: 2.426 }, 12, 1.303990999002383],
  [{ r: 0.243, alpha: 1, a: 0.999999, b: 2.426 }, 12, 1.3039916644666583],
  [{ r: 5, alpha: 1, a: 1.000000001, b: 1e-6 }, 3000, 1.0000100896158617],
  [{ r: 0.243, alpha: 1, a: 0.793, b: 0.001 }, 12, 0.464906113558536],
  [{ r: 0.243, alpha: 1, a: 50, b: 1e-6 }, 0.3, 0.06176470741729626],
  [{ r: 300, alpha: 1, a: 1000, b: 1e-6 }, 1e7, 1.000000001001001],
  [{ r: 0.01, alpha: 1, a: 0.001, b: 1e-6 }, 1e7, 98.54847725110125],
  [{ r: 300, alpha: 1, a: 0.05, b: 0.001 }, 1e7, 20244608.00860445],
  [{ r: 0.243, alpha: 1, a: 1000, b: 1000 }, 3000, 1.662568252431463],
  [{ r: 5, alpha: 1, a: 5, b: 30 }, 1e-6, 4.99999785714369e-6],
] as const

describe("purchases while alive", () => {
  it.each(purchases)("are expected to 11 digits: %j, %d", (params, horizon, value) => {
    const result = bgnbdExpectedPurchases({ params, horizon })
    expect(result.value! / value).toBeCloseTo(1, 11)
  })
})
