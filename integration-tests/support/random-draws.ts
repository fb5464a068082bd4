/** Numbers from 0 to below 1 that repeat for a seed (mulberry32), on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A draw from the standard normal distribution (Box and Muller). */
export function normalDraw(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A draw from the exponential distribution with a rate. */
export function exponentialDraw(random: () => number, rate: number): number {
  return -Math.log(1 - random()) / rate
}

/** A draw from the gamma distribution with a shape and scale 1 (Marsaglia and Tsang 2000). */
export function gammaDraw(random: () => number, shape: number): number {
  if (shape < 1) {
    return gammaDraw(random, shape + 1) * (1 - random()) ** (1 / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
      return d * v
    }
  }
}

/** A draw from the beta distribution. */
export function betaDraw(random: () => number, a: number, b: number): number {
  const first = gammaDraw(random, a)
  return first / (first + gammaDraw(random, b))
}
