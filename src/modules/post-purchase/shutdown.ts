type Stop = () => Promise<void>

const stops = new Set<Stop>()

/** Has something ended when the store shuts down. The same function twice is one. */
export function onShutdown(stop: Stop): void {
  stops.add(stop)
}

/** Ends everything that was registered, once. Called by Medusa through the module's hook. */
export async function runShutdown(): Promise<void> {
  const ending = [...stops]
  stops.clear()
  await Promise.all(ending.map((stop) => stop()))
}
