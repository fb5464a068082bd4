/**
 * The lower triangle L with L Lᵀ = matrix; `null` for a symmetric matrix that is not positive
 * definite, or is so only by its rounding errors.
 */
export function cholesky(matrix: number[][]): number[][] | null {
  const lower = matrix.map((row) => row.map(() => 0))
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row][column]
      for (let k = 0; k < column; k++) {
        rest -= lower[row][k] * lower[column][k]
      }
      if (column < row) {
        lower[row][column] = rest / lower[column][column]
      } else if (rest > 1e-13 * matrix[row][row] && rest < Number.POSITIVE_INFINITY) {
        lower[row][row] = Math.sqrt(rest)
      } else {
        return null
      }
    }
  }
  return lower
}

/** The solution x of L Lᵀ x = right. */
export function choleskySolve(lower: number[][], right: number[]): number[] {
  const solution = [...right]
  for (let row = 0; row < lower.length; row++) {
    for (let k = 0; k < row; k++) {
      solution[row] -= lower[row][k] * solution[k]
    }
    solution[row] /= lower[row][row]
  }
  for (let row = lower.length - 1; row >= 0; row--) {
    for (let k = row + 1; k < lower.length; k++) {
      solution[row] -= lower[k][row] * solution[k]
    }
    solution[row] /= lower[row][row]
  }
  return solution
}

/** The diagonal of the inverse of L Lᵀ: variances, if that is an information matrix. */
export function choleskyInverseDiagonal(lower: number[][]): number[] {
  return lower.map((row, index) => {
    const unit = row.map((_, at) => (at === index ? 1 : 0))
    return choleskySolve(lower, unit)[index]
  })
}
