/**
 * U (pairs with b > a plus half the ties) and its variance under the hypothesis that both
 * samples come from one distribution, corrected for ties.
 */
export function rankSummary(a: readonly number[], b: readonly number[]) {
  const all = [
    ...a.map((value) => ({ value, isB: false })),
    ...b.map((value) => ({ value, isB: true })),
  ].sort((first, second) => first.value - second.value)
  const n = all.length
  let u = 0
  let smallerInA = 0
  let untied = n * (n * n - 1)
  for (let start = 0; start < n;) {
    let end = start
    let inA = 0
    let inB = 0
    for (; end < n && all[end].value === all[start].value; end++) {
      if (all[end].isB) {
        inB++
      } else {
        inA++
      }
    }
    const ties = end - start
    u += inB * (smallerInA + inA / 2)
    smallerInA += inA
    untied -= ties * (ties * ties - 1)
    start = end
  }
  return { u, variance: ((a.length * b.length) / (12 * n * (n - 1))) * untied }
}
