import { describe, expect, it } from "vitest"
import { binomialDraws } from "../../../src/analysis/resampling/binomial-draws"
import {
  randomIndex,
  randomWords,
  randomWordsFrom,
  splitMix64,
} from "../../../src/analysis/resampling/random-words"
import { goodnessOfFit } from "./goodness-of-fit"

describe("the generator of random numbers", () => {
  it("is xoshiro128**", () => {
    // The reference implementation's numbers from the state 1, 2, 3, 4, as in the tests of
    // Rust's rand_xoshiro.
    const words = randomWordsFrom([1, 2, 3, 4])
    expect(Array.from({ length: 10 }, words)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
      3729100597, 4258142804,
    ])
  })

  it("spreads its seed by SplitMix64", () => {
    // The reference implementation's numbers from 1234567.
    expect(splitMix64(1234567n, 3)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ])
  })

  it.each([
    // SplitMix64 and xoshiro128** in Python, whole numbers of any size.
    [0, [3737715805, 2584255861, 2876756834, 3286328325]],
    [20240301, [1848889578, 4280487980, 2834815460, 3957297397]],
    [Number.MAX_SAFE_INTEGER, [1233166643, 1287031142, 661813442, 2960669951]],
  ])("from the seed %d always gives the same numbers", (seed, expected) => {
    expect(Array.from({ length: 4 }, randomWords(seed))).toEqual(expected)
  })

  it.each([1, 2, 3, 5, 8, 13])("draws each of %d places equally often", (size) => {
    const words = randomWords(7)
    const counts = Array.from({ length: size }, () => 0)
    for (let draw = 0; draw < 20_000; draw++) {
      counts[randomIndex(words, size)]++
    }
    expect(counts.reduce((sum, count) => sum + count)).toBe(20_000)
    if (size > 1) {
      expect(
        goodnessOfFit(
          counts,
          counts.map(() => 20_000 / size)
        )
      ).toBeGreaterThan(0.001)
    }
  })

  it("takes no word that would make one place more likely than another", () => {
    const words = [2 ** 32 - 1, 2 ** 31, 5 * 2 ** 29]
    const next = words.values()
    // Three bits a draw, of which 7, 4 and 5 are left: the first is no place of six.
    expect(randomIndex(() => Number(next.next().value), 6)).toBe(4)
  })

  it.each([
    [5, 2],
    [12, 1],
    [40, 39],
    [3, 3],
  ])("draws binomial numbers of %d trials at %d in so many", (n, part) => {
    const draw = binomialDraws(n, part)
    const words = randomWords(11)
    const counts = Array.from({ length: n + 1 }, () => 0)
    for (let round = 0; round < 20_000; round++) {
      counts[draw(words)]++
    }
    const p = part / n
    let weight = (1 - p) ** n
    const expected = counts.map((_, k) => {
      const probability = p === 1 ? Number(k === n) : weight
      weight *= ((n - k) / (k + 1)) * (p / (1 - p))
      return probability * 20_000
    })
    const usual = [...counts.keys()].filter((k) => expected[k] > 5)
    const rare = [...counts.keys()].filter((k) => expected[k] <= 5)
    const total = (list: number[], keys: number[]) =>
      keys.reduce((sum, key) => sum + list[key], 0)
    const grouped = (list: number[]) => [
      ...usual.map((k) => list[k]),
      ...(rare.length > 0 ? [total(list, rare)] : []),
    ]
    if (usual.length === 1) {
      expect(counts[usual[0]]).toBe(20_000)
    } else {
      expect(goodnessOfFit(grouped(counts), grouped(expected))).toBeGreaterThan(0.001)
    }
  })
})
