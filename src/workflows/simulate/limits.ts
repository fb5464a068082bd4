/** How much one replay does: it runs inside a request, beside the store's own work. */
export const SIMULATION_LIMITS = {
  /** A thousand orders with one mail each took 2.4 s of CPU, nearly all of it for reading them. */
  messages: 5000,
  seconds: 20,
  /** The longest period. */
  days: 366,
  samples: 5,
} as const

/** When a replay has to end, by the time it has taken. */
export type Deadline = { isOver(): boolean }

/** A deadline from now on. */
export function startDeadline(seconds: number): Deadline {
  const end = performance.now() + seconds * 1000
  return { isOver: () => performance.now() > end }
}
