import type { BgnbdCustomer, BgnbdParams } from "../../../src/analysis"
import { betaDraw, exponentialDraw, gammaDraw } from "./random-draws"
import { seededRandom } from "./seeded-random"

/** What Fader, Hardie and Lee found for the CDNOW customers, in weeks. */
export const CDNOW: BgnbdParams = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

/**
 * Customers who buy and leave as the BG/NBD model has it: at a rate of their own while they stay,
 * and after each repeat purchase gone with a probability of their own. They are watched for 27 to
 * 39 weeks from their first purchase on, as those of CDNOW are.
 */
export function simulateCustomers(
  count: number,
  { r, alpha, a, b }: BgnbdParams,
  seed: number
): BgnbdCustomer[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const age = 27 + 12 * random()
    const rate = gammaDraw(random, r) / alpha
    const dropout = betaDraw(random, a, b)
    let frequency = 0
    let recency = 0
    for (
      let time = exponentialDraw(random, rate);
      time < age;
      time += exponentialDraw(random, rate)
    ) {
      frequency++
      recency = time
      if (random() < dropout) {
        break
      }
    }
    return { frequency, recency, age }
  })
}
