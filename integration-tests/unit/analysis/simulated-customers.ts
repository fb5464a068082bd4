import type {
  BgnbdCustomer,
  BgnbdParams,
  GammaGammaCustomer,
  GammaGammaParams,
} from "../../../src/analysis"
import { seededRandom } from "./seeded-random"

/**
 * Customers as the BG/NBD model has them, known for 20 to 40 weeks. Times are rounded, so that
 * no last digit of a logarithm makes a difference between machines.
 */
export function simulatedCustomers(
  { r, alpha, a, b }: BgnbdParams,
  count: number,
  seed: number
): BgnbdCustomer[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const age = Math.round(2000 + 2000 * random()) / 100
    const rate = gammaVariate(r, random) / alpha
    const leaves = gammaVariate(a, random)
    const dropout = leaves / (leaves + gammaVariate(b, random))
    let frequency = 0
    let recency = 0
    for (let isAlive = true; isAlive; isAlive = random() >= dropout) {
      const next = recency - Math.log(1 - random()) / rate
      if (next > age) {
        break
      }
      frequency++
      recency = next
    }
    return { frequency, recency: Math.min(age, Math.round(recency * 100) / 100), age }
  })
}

/** What customers of so many repeat purchases spend, as the gamma-gamma model has it. */
export function simulatedSpending(
  { p, q, v }: GammaGammaParams,
  frequencies: number[],
  seed: number
): GammaGammaCustomer[] {
  const random = seededRandom(seed)
  return frequencies.map((frequency) => {
    const rate = gammaVariate(q, random) / v
    const spent = frequency === 0 ? 0 : gammaVariate(p * frequency, random) / rate
    return {
      frequency,
      monetaryValue:
        frequency === 0 ? 0 : Math.max(1, Math.round((100 * spent) / frequency)) / 100,
    }
  })
}

/** Marsaglia & Tsang 2000, with a uniform power for a shape below 1. */
function gammaVariate(shape: number, random: () => number): number {
  if (shape < 1) {
    return gammaVariate(shape + 1, random) * (1 - random()) ** (1 / shape)
  }
  const d = shape - 1 / 3
  for (;;) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    const x = radius * Math.cos(2 * Math.PI * random())
    const cube = (1 + x / Math.sqrt(9 * d)) ** 3
    if (
      cube > 0 &&
      Math.log(1 - random()) < x ** 2 / 2 + d * (1 - cube + Math.log(cube))
    ) {
      return d * cube
    }
  }
}
