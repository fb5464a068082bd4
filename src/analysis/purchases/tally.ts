/** Equal entries once each, with how many there are. */
export function tally<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | number
): { entry: Entry; times: number }[] {
  const tallies = new Map<string | number, { entry: Entry; times: number }>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const known = tallies.get(key)
    if (known) {
      known.times++
    } else {
      tallies.set(key, { entry, times: 1 })
    }
  }
  return [...tallies.values()]
}
