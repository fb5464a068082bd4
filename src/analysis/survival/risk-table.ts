/** One row for each distinct time, ascending. */
export function riskTable(times: readonly number[], events: readonly number[]) {
  const order = times
    .map((time, index) => ({ time, isEvent: events[index] === 1 }))
    .sort((first, second) => first.time - second.time)
  const rows: { time: number; atRisk: number; events: number; censored: number }[] = []
  order.forEach(({ time, isEvent }, before) => {
    let row = rows.at(-1)
    if (row?.time !== time) {
      row = { time, atRisk: order.length - before, events: 0, censored: 0 }
      rows.push(row)
    }
    if (isEvent) {
      row.events++
    } else {
      row.censored++
    }
  })
  return rows
}
