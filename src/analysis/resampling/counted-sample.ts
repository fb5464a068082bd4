/** A sample, or a resample of one, as its distinct values in ascending order and how often each occurs. */
export type CountedSample = {
  n: number
  values: Float64Array
  counts: Uint32Array
}

export function countedSample(sample: readonly number[]): CountedSample {
  const sorted = Float64Array.from(sample).sort()
  const values: number[] = []
  const counts: number[] = []
  for (const value of sorted) {
    if (value !== values.at(-1)) {
      // A negative zero becomes 0: the two are one value.
      values.push(value + 0)
      counts.push(0)
    }
    counts[counts.length - 1]++
  }
  return {
    n: sample.length,
    values: Float64Array.from(values),
    counts: Uint32Array.from(counts),
  }
}

/** The index of the value that occurs most often; of the smallest such value at a tie. */
export function mostCommon({ counts }: CountedSample): number {
  return counts.reduce((best, count, index) => (count > counts[best] ? index : best), 0)
}

/** All values in ascending order, each as often as it occurs; a new array every time. */
export function expanded({ values, counts }: CountedSample): number[] {
  const all: number[] = []
  values.forEach((value, index) => {
    for (let copy = 0; copy < counts[index]; copy++) {
      all.push(value)
    }
  })
  return all
}
