import { binomialDraws } from "./binomial-draws"
import { mostCommon, type CountedSample } from "./counted-sample"
import { randomIndex, type RandomWords } from "./random-words"

/**
 * Draws resamples of a sample, of its size and with replacement. The resample is one object
 * that the next draw writes over.
 *
 * How often the most common value is drawn is one binomial draw, so a resample takes as many
 * steps as there are other values: of 64,000 recipients with 578 buyers, 578.
 */
export function resampler(sample: CountedSample): (words: RandomWords) => CountedSample {
  const common = mostCommon(sample)
  const others = positionsOfOthers(sample, common)
  const drawCommon = binomialDraws(sample.n, sample.counts[common])
  const resample = { ...sample, counts: new Uint32Array(sample.counts.length) }
  return (words) => {
    const { counts } = resample
    counts.fill(0)
    counts[common] = drawCommon(words)
    for (let left = sample.n - counts[common]; left > 0; left--) {
      counts[others[randomIndex(words, others.length)]]++
    }
    return resample
  }
}

/** How many steps a draw takes, with the walk through the distinct values after it. */
export function stepsOfResample(sample: CountedSample): number {
  return sample.n - sample.counts[mostCommon(sample)] + sample.counts.length
}

/** For each value but the most common ones, which distinct value it is. */
function positionsOfOthers(sample: CountedSample, common: number): Uint32Array {
  const positions = new Uint32Array(sample.n - sample.counts[common])
  let filled = 0
  sample.counts.forEach((count, index) => {
    if (index !== common) {
      positions.fill(index, filled, filled + count)
      filled += count
    }
  })
  return positions
}
