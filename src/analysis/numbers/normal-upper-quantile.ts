import {
  millsRatio,
  normalAreaFromZero,
  normalDensity,
  normalUpperTail,
} from "./normal-tail"

/**
 * The point that leaves an upper tail q (between 0 and 1) of the standard normal
 * distribution: Φ⁻¹(1 - q) without forming 1 - q.
 *
 * Newton's method on the area from 0 in the middle, on the log of the tail outside, from
 * the rational approximation 26.2.23 of Abramowitz & Stegun 1964.
 */
export function normalUpperQuantile(q: number): number {
  if (q > 0.5) {
    return -normalUpperQuantile(1 - q)
  }
  return q > 0.25 ? middle(0.5 - q) : outside(q)
}

function middle(area: number): number {
  let x = area * Math.sqrt(2 * Math.PI)
  for (let round = 0; round < 6; round++) {
    x += (area - normalAreaFromZero(x)) / normalDensity(x)
  }
  return x
}

function outside(q: number): number {
  const target = Math.log(q)
  const t = Math.sqrt(-2 * target)
  let x =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let round = 0; round < 4; round++) {
    const mills = x < 2 ? normalUpperTail(x) / normalDensity(x) : millsRatio(x)
    const logTail = Math.log(mills) - 0.5 * Math.log(2 * Math.PI) - (x * x) / 2
    x += (logTail - target) * mills
  }
  return x
}
