/** What is left of a variance by rounding where it should be 0, as a part of the whole. */
const rounding = 1e-10

/**
 * distances' V⁻ distances for a positive semidefinite matrix V whose range holds the
 * distances, with the rank of V: Cholesky's decomposition, the largest remaining variance
 * first, which ends where only rounding is left.
 */
export function quadraticForm(
  distances: readonly number[],
  matrix: readonly (readonly number[])[]
): { value: number; rank: number } {
  const left = matrix.map((row) => [...row])
  const rest = [...distances]
  const open = new Set(distances.keys())
  let value = 0
  let rank = 0
  const shareLeft = (index: number) =>
    matrix[index][index] > 0 ? left[index][index] / matrix[index][index] : 0
  while (open.size > 0) {
    const pivot = [...open].reduce((best, index) =>
      shareLeft(index) > shareLeft(best) ? index : best
    )
    if (shareLeft(pivot) <= rounding) {
      break
    }
    open.delete(pivot)
    const variance = left[pivot][pivot]
    value += (rest[pivot] / variance) * rest[pivot]
    for (const row of open) {
      const factor = left[row][pivot] / variance
      rest[row] -= factor * rest[pivot]
      for (const column of open) {
        left[row][column] -= factor * left[pivot][column]
      }
    }
    rank++
  }
  return { value, rank }
}
