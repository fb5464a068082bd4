import { chiSquareSf } from "../../../src/analysis"

/** Chi-square's p-value of counts that should all be about their expectation. */
export const goodnessOfFit = (counts: number[], expected: number[]) => {
  const statistic = counts.reduce(
    (sum, count, index) => sum + (count - expected[index]) ** 2 / expected[index],
    0
  )
  return chiSquareSf(statistic, counts.length - 1)
}
