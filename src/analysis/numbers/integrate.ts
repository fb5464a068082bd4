/** Nodes of the 15-point Kronrod rule on [-1, 1]; every second one is a 7-point Gauss node. */
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945,
  0.5860872354676911, 0.4058451513773972, 0.20778495500789848, 0,
]
const kronrod = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592,
  0.1690047266392679, 0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
]
const gauss = [
  0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0,
  0.4179591836734694,
]

/**
 * The integrals of several functions over the same range, by the adaptive Gauss-Kronrod
 * rule: a piece is halved until both rules agree on all functions.
 *
 * Reference: Piessens et al. 1983, QUADPACK.
 *
 * @param functions - the values of all functions at one point
 * @param breaks - ascending; where to cut the range to begin with, so that no feature is
 *   narrower than a piece and goes unseen
 * @param tolerance - absolute, for each piece
 */
export function integrate(
  functions: (x: number) => number[],
  breaks: number[],
  tolerance: number
): number[] {
  const pieces = breaks
    .slice(1)
    .map((end, index) => ({ start: breaks[index], end, halvings: 0 }))
  let sums: number[] = []
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    const { start, end, halvings } = piece
    const { values, error } = overPiece(functions, start, end)
    const middle = (start + end) / 2
    if (error > tolerance && halvings < 50) {
      pieces.push({ start, end: middle, halvings: halvings + 1 })
      pieces.push({ start: middle, end, halvings: halvings + 1 })
    } else {
      sums = values.map((value, index) => value + (sums[index] ?? 0))
    }
  }
  return sums
}

function overPiece(functions: (x: number) => number[], start: number, end: number) {
  const middle = (start + end) / 2
  const half = (end - start) / 2
  const values: number[] = []
  const rough: number[] = []
  nodes.forEach((node, at) => {
    for (const x of node === 0
      ? [middle]
      : [middle - half * node, middle + half * node]) {
      functions(x).forEach((value, index) => {
        values[index] = (values[index] ?? 0) + half * kronrod[at] * value
        rough[index] = (rough[index] ?? 0) + half * gauss[at] * value
      })
    }
  })
  return {
    values,
    error: Math.max(...values.map((value, index) => Math.abs(value - rough[index]))),
  }
}
