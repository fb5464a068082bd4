import { riskTable } from "./risk-table"

type Watched = { times: readonly number[]; events: readonly number[] }

/** At each distinct time of an event: who of all and of each group is at risk and has it. */
export function pooledRiskRows(groups: readonly Watched[]) {
  const pooled = riskTable(
    groups.flatMap(({ times }) => times),
    groups.flatMap(({ events }) => events)
  )
  const tables = groups.map(({ times, events }) => ({
    rows: riskTable(times, events),
    next: 0,
  }))
  return pooled
    .filter(({ events }) => events > 0)
    .map(({ time, atRisk, events }) => {
      const here = tables.map((table) => {
        while (table.rows[table.next]?.time < time) {
          table.next++
        }
        const row = table.rows[table.next]
        return { atRisk: row?.atRisk ?? 0, events: row?.time === time ? row.events : 0 }
      })
      return {
        atRisk,
        events,
        groupsAtRisk: here.map((group) => group.atRisk),
        groupsEvents: here.map((group) => group.events),
      }
    })
}
