/** What some work cost this process. */
export type Cost = { seconds: number; cpuSeconds: number }

/** Runs work and measures wall time and the CPU time of this process, all its threads. */
export async function measure(work: () => Promise<unknown>): Promise<Cost> {
  const cpu = process.cpuUsage()
  const start = process.hrtime.bigint()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return {
    seconds: Number(process.hrtime.bigint() - start) / 1e9,
    cpuSeconds: (user + system) / 1e6,
  }
}

/** The middle value: one disturbed round does not move it. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
