/** Whole numbers from 0 to 2^32 - 1, each as likely as any other. */
export type RandomWords = () => number

/**
 * The generator xoshiro128** from a state of four words that are not all 0. Its period is
 * 2^128 - 1; the answers are the same on every machine.
 *
 * Reference: Blackman & Vigna 2021, ACM Transactions on Mathematical Software 47(4):36.
 */
export function randomWordsFrom(
  state: readonly [number, number, number, number]
): RandomWords {
  let [first, second, third, fourth] = state
  return () => {
    const word = Math.imul(rotated(Math.imul(second, 5), 7), 9) >>> 0
    const shifted = second << 9
    third ^= first
    fourth ^= second
    second ^= third
    first ^= fourth
    third ^= shifted
    fourth = rotated(fourth, 11)
    return word
  }
}

/** The generator of a seed, which is spread over the state by SplitMix64, as its authors advise. */
export function randomWords(seed: number): RandomWords {
  const [low, high] = splitMix64(BigInt(seed), 2)
  return randomWordsFrom([
    wordOf(low),
    wordOf(low >> 32n),
    wordOf(high),
    wordOf(high >> 32n),
  ])
}

/**
 * So many 64-bit numbers from a seed.
 *
 * Reference: Steele, Lea & Flood 2014, OOPSLA, 453.
 */
export function splitMix64(seed: bigint, length: number): bigint[] {
  const uint64 = (value: bigint) => BigInt.asUintN(64, value)
  return Array.from({ length }, (_, index) => {
    let bits = uint64(seed + BigInt(index + 1) * 0x9e3779b97f4a7c15n)
    bits = uint64((bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n)
    bits = uint64((bits ^ (bits >> 27n)) * 0x94d049bb133111ebn)
    return bits ^ (bits >> 31n)
  })
}

/**
 * A whole number from 0 to below `size` (at most 2^32), without a bias: words are cut to as
 * many bits as `size` needs, and drawn again until one fits.
 */
export function randomIndex(words: RandomWords, size: number): number {
  if (size === 1) {
    return 0
  }
  const bits = Math.clz32(size - 1)
  let index = words() >>> bits
  while (index >= size) {
    index = words() >>> bits
  }
  return index
}

/** A number from 0 to below 1, in steps of 2^-53. */
export function randomFraction(words: RandomWords): number {
  const high = words() >>> 5
  return (high * 0x4000000 + (words() >>> 6)) / 0x20000000000000
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

function wordOf(bits: bigint): number {
  return Number(BigInt.asIntN(32, bits))
}
