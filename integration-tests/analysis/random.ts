import { normalDraw, seededRandom } from "../support/random-draws"

/** Random numbers that are the same on every machine. */
export class SeededRandom {
  /** Uniform between 0 and 1. */
  readonly next: () => number

  constructor(seed: number) {
    this.next = seededRandom(seed)
  }

  normal(): number {
    return normalDraw(this.next)
  }
}

/** Draws from a binomial distribution, by looking up a uniform number in a table. */
export function binomialSampler(
  n: number,
  rate: number
): (random: SeededRandom) => number {
  const below: number[] = []
  let share = 0
  binomialShares(n, rate).forEach((one) => below.push((share += one)))
  return (random) => {
    const u = random.next()
    let [low, high] = [0, n]
    while (low < high) {
      const middle = (low + high) >> 1
      if (below[middle] > u) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}

/** The probability of each number of successes, 0 to n. */
export function binomialShares(n: number, rate: number): number[] {
  const logs = [n * Math.log1p(-rate)]
  for (let k = 1; k <= n; k++) {
    logs.push(logs[k - 1] + Math.log((n - k + 1) / k) + Math.log(rate / (1 - rate)))
  }
  return logs.map(Math.exp)
}
