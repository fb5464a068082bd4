/** A slip of the finger, not another word: one change in every three letters, and two at the least. */
const LETTERS_A_CHANGE = 3

/**
 * The name that somebody most likely meant.
 *
 * @returns null when none is near
 * @example
 * nearestName("hedline", ["subject", "headline"]) // "headline"
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  const limit = Math.max(2, Math.floor(name.length / LETTERS_A_CHANGE))
  let nearest: { name: string; distance: number } | null = null
  for (const each of names) {
    const distance = editDistance(name.toLowerCase(), each.toLowerCase())
    if (distance <= limit && (!nearest || distance < nearest.distance)) {
      nearest = { name: each, distance }
    }
  }
  return nearest?.name ?? null
}

/**
 * How many letters have to be added, taken away, exchanged or swapped with their neighbour to
 * make one word of another (optimal string alignment).
 */
export function editDistance(one: string, other: string): number {
  // Three rows of the table are enough: a swap looks back two.
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1]
      next[column] = Math.min(
        last[column] + 1,
        next[column - 1] + 1,
        last[column - 1] + (isSame ? 0 : 1),
        isSwapped ? before[column - 2] + 1 : Infinity
      )
    }
    before = last
    last = next
  }
  return last[other.length]
}
