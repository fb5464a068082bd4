type SortedArms = { a: readonly number[]; b: readonly number[] }

/**
 * The so-manieth smallest (from 1) of all differences of a value of b and one of a, without
 * forming them all: bisection of its value, with one walk through both arms a step, until
 * only one difference is left between the ends. Rounding keeps the order of differences.
 */
export function nthDifference({ a, b }: SortedArms, rank: number): number {
  // Halves, whose differences cannot overflow; a power of 2 costs no digits.
  let low = b[0] / 2 - a[a.length - 1] / 2
  let high = b[b.length - 1] / 2 - a[0] / 2
  if (differencesAround({ a, b }, low).upTo >= rank) {
    return 2 * low
  }
  for (;;) {
    const middle = low / 2 + high / 2
    if (!(middle > low && middle < high)) {
      return 2 * high
    }
    const { upTo, largestUpTo, smallestAbove } = differencesAround({ a, b }, middle)
    if (upTo >= rank) {
      high = largestUpTo
    } else if (smallestAbove === high) {
      return 2 * high
    } else {
      low = middle
    }
  }
}

/** How many half differences are at the limit or below, and those next to it. */
function differencesAround({ a, b }: SortedArms, limit: number) {
  let upTo = 0
  let largestUpTo = -Infinity
  let smallestAbove = Infinity
  let first = 0
  for (const value of b) {
    while (first < a.length && value / 2 - a[first] / 2 > limit) {
      first++
    }
    upTo += a.length - first
    if (first < a.length) {
      largestUpTo = Math.max(largestUpTo, value / 2 - a[first] / 2)
    }
    if (first > 0) {
      smallestAbove = Math.min(smallestAbove, value / 2 - a[first - 1] / 2)
    }
  }
  return { upTo, largestUpTo, smallestAbove }
}
