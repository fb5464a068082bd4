import type { ArmCounts } from "./inputs"

/** The probabilities of 0 to n successes, by their logarithms. */
function binomial(n: number, p: number): number[] {
  let logWays = 0
  return Array.from({ length: n + 1 }, (_, k) => {
    logWays += k === 0 ? 0 : Math.log((n - k + 1) / k)
    return Math.exp(logWays + k * Math.log(p) + (n - k) * Math.log1p(-p))
  })
}

/** How probable the outcomes are, of two arms of n, that an interval covers the truth in. */
export function coverage(
  n: number,
  pA: number,
  pB: number,
  covers: (arms: ArmCounts) => boolean
) {
  const [a, b] = [binomial(n, pA), binomial(n, pB)]
  let covered = 0
  a.forEach((chanceA, successesA) =>
    b.forEach((chanceB, successesB) => {
      const chance = chanceA * chanceB
      if (chance > 1e-9 && covers({ successesA, nA: n, successesB, nB: n })) {
        covered += chance
      }
    })
  )
  return 100 * covered
}
