import type { Arms } from "./arms"

/** A rate with its distance to 1, which is known better than the subtraction would tell. */
type Rate = { rate: number; complement: number }

/**
 * The rates of two arms that have data which are most likely among those whose difference,
 * B - A, is exactly the given one (above -1 and below 1): the restricted maximum likelihood
 * estimates of Miettinen and Nurminen.
 */
export function restrictedRates(arms: Arms, difference: number): { a: Rate; b: Rate } {
  const { successesA, nA, successesB, nB } = arms
  if (difference < 0) {
    const { a, b } = restrictedRates(
      { successesA: successesB, nA: nB, successesB: successesA, nB: nA },
      -difference
    )
    return { a: b, b: a }
  }
  const failuresA = nA - successesA
  const failuresB = nB - successesB
  if (difference === 0) {
    const n = nA + nB
    const pooled = {
      rate: (successesA + successesB) / n,
      complement: (failuresA + failuresB) / n,
    }
    return { a: pooled, b: pooled }
  }
  // Rates above one half are looked at as failure rates, so that the small number is exact.
  if (successesA + successesB > failuresA + failuresB) {
    const { a, b } = restrictedRates(
      { successesA: failuresB, nA: nB, successesB: failuresA, nB: nA },
      difference
    )
    const mirrored = ({ rate, complement }: Rate) => ({
      rate: complement,
      complement: rate,
    })
    return { a: mirrored(b), b: mirrored(a) }
  }
  const rate = lowerRate(arms, difference)
  const room = 1 - difference
  return {
    a: { rate, complement: 1 - rate },
    b: { rate: rate + difference, complement: Math.max(0, room - rate) },
  }
}

/**
 * The rate of A where that of B is higher by `d` above 0: where the log-likelihood no longer
 * rises. Newton's method from the closed form, which alone has only half of the digits where
 * two roots of its cubic are close, as they are for small rates.
 */
function lowerRate({ successesA, nA, successesB, nB }: Arms, d: number): number {
  const failuresA = nA - successesA
  const failuresB = nB - successesB
  const room = 1 - d
  if (successesA === 0 && successesB / d <= failuresA + failuresB / room) {
    return 0
  }
  if (failuresB === 0 && successesA / room + successesB >= failuresA / d) {
    return room
  }
  let low = 0
  let high = room
  let rate = closedForm({ successesA, nA, successesB, nB }, d)
  for (let round = 0; round < 200; round++) {
    rate = rate > low && rate < high ? rate : (low + high) / 2
    const parts = [
      [successesA, rate],
      [-failuresA, 1 - rate],
      [successesB, rate + d],
      [-failuresB, room - rate],
    ]
    const slope = parts.reduce((sum, [count, share]) => sum + count / share, 0)
    const curvature = parts.reduce(
      (sum, [count, share]) => sum + Math.abs(count) / share / share,
      0
    )
    low = slope > 0 ? rate : low
    high = slope > 0 ? high : rate
    const step = slope / curvature
    if (Math.abs(step) <= 2e-16 * rate) {
      break
    }
    rate += step
  }
  return rate
}

/** The root from 0 to 1 - d of the cubic that the likelihood equation becomes, by Viète. */
function closedForm({ successesA, nA, successesB, nB }: Arms, d: number): number {
  const n = nA + nB
  const successes = successesA + successesB
  const shift = ((nB + 2 * nA) * d - n - successes) / (3 * n)
  const linear = ((nA * d - n - 2 * successesA) * d + successes) / (3 * n)
  const constant = (successesA * d * (1 - d)) / n
  const cube = shift ** 3 - (3 * shift * linear - constant) / 2
  const spread = Math.sign(cube) * Math.sqrt(Math.max(0, shift * shift - linear))
  const cosine = Math.min(1, Math.max(-1, cube / spread ** 3))
  return 2 * spread * Math.cos((Math.PI + Math.acos(cosine)) / 3) - shift
}
