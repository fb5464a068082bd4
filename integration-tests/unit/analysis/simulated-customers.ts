import type {
  BgnbdCustomer,
  BgnbdParams,
  GammaGammaCustomer,
  GammaGammaParams,
} from "../../../src/analysis"
import { gammaDraw, seededRandom } from "../../support/random-draws"

/**
 * Customers as the BG/NBD model has them, known for so many weeks. Times are rounded, so that
 * no last digit of a logarithm makes a difference between machines.
 */
export function simulatedCustomers(
  { r, alpha, a, b }: BgnbdParams,
  count: number,
  seed: number,
  [youngest, oldest] = [20, 40]
): BgnbdCustomer[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const age = Math.round(100 * (youngest + (oldest - youngest) * random())) / 100
    const rate = gammaDraw(random, r) / alpha
    const leaves = gammaDraw(random, a)
    const dropout = leaves / (leaves + gammaDraw(random, b))
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
    const rate = gammaDraw(random, q) / v
    const spent = frequency === 0 ? 0 : gammaDraw(random, p * frequency) / rate
    return {
      frequency,
      monetaryValue:
        frequency === 0 ? 0 : Math.max(1, Math.round((100 * spent) / frequency)) / 100,
    }
  })
}
