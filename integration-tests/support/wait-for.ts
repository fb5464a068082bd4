import { setTimeout as sleep } from "node:timers/promises"

/** Resolves as soon as something holds. It fails when that takes too long. */
export async function waitFor(
  what: string,
  holds: () => Promise<boolean>,
  timeoutMs = 30_000
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error(`${what}: not within ${timeoutMs / 1000} s`)
    }
    await sleep(20)
  }
}
