import { randomFraction, type RandomWords } from "./random-words"

/**
 * Draws of the number of successes in n trials with the probability part / n, by inversion
 * of a table of the distribution. The table takes only divisions and multiplications, from
 * the mode outwards until the probabilities no longer add to the sum, so it has the same
 * digits on every machine.
 */
export function binomialDraws(n: number, part: number): (words: RandomWords) => number {
  if (part === n) {
    return () => n
  }
  const odds = part / (n - part)
  const mode = Math.floor(((n + 1) * part) / n)
  const above = weightsFrom(mode, (k) => ((n - k) / (k + 1)) * odds, 1)
  const below = weightsFrom(mode, (k) => k / (n - k + 1) / odds, -1)
  const weights = [...below.reverse(), 1, ...above]
  const smallest = mode - below.length
  let total = 0
  const upTo = weights.map((weight) => (total += weight))
  return (words) => smallest + firstAbove(upTo, randomFraction(words) * total)
}

/** Weights relative to the mode, from next to it outwards. */
function weightsFrom(
  mode: number,
  ratioFrom: (k: number) => number,
  step: 1 | -1
): number[] {
  const weights: number[] = []
  for (let k = mode, weight = ratioFrom(k); weight > 1e-20; weight *= ratioFrom(k)) {
    weights.push(weight)
    k += step
  }
  return weights
}

/** The index of the first entry above the target; of the last one if rounding left none. */
function firstAbove(ascending: readonly number[], target: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle] > target) {
      high = middle
    } else {
      low = middle + 1
    }
  }
  return low
}
