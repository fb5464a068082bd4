/** The positive nodes of the 16-point rule on [-1, 1]; the others mirror them. */
const nodes = [
  0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438,
  0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
]
const weights = [
  0.18945061045506864, 0.18260341504492364, 0.16915651939500265, 0.1495959888165767,
  0.12462897125553407, 0.0951585116824926, 0.062253523938647456, 0.027152459411754176,
]

/**
 * Points and weights whose sum over a smooth function is its integral, by the Gauss-Legendre
 * rule on each piece: for one function after another over the same range.
 *
 * @param breaks - ascending; where to cut the range
 */
export function gaussLegendrePoints(breaks: number[]): { x: number; weight: number }[] {
  return breaks.slice(1).flatMap((end, index) => {
    const half = (end - breaks[index]) / 2
    const middle = breaks[index] + half
    return nodes.flatMap((node, at) => [
      { x: middle - half * node, weight: half * weights[at] },
      { x: middle + half * node, weight: half * weights[at] },
    ])
  })
}
