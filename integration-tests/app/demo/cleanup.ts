import { reasonOf } from "../../support/failure"

type Stop = () => Promise<void> | void

/** What has to be ended, in the order it was begun. */
export interface Cleanup {
  /** Registers something to be ended. Later ones are ended first. */
  add(stop: Stop): void
  /** Registers something that is ended at once when a person insists. */
  addForce(kill: () => void): void
  /** Ends everything. Calling it again waits for the same end. */
  run(): Promise<void>
  force(): void
  isRunning(): boolean
}

export function createCleanup(): Cleanup {
  const stops: Stop[] = []
  const kills: (() => void)[] = []
  let running: Promise<void> | undefined

  const stopAll = async () => {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      try {
        await stop()
      } catch (error) {
        // One thing that does not end must not keep the others alive.
        console.error(`while stopping: ${reasonOf(error)}`)
      }
    }
  }
  return {
    add: (stop) => {
      stops.push(stop)
      // Begun while everything else was being ended.
      if (running !== undefined) {
        running = running.then(stopAll)
      }
    },
    addForce: (kill) => void kills.push(kill),
    run: () => (running ??= stopAll()),
    force: () => kills.forEach((kill) => kill()),
    isRunning: () => running !== undefined,
  }
}

// `npm run` hands on the signal that the terminal has sent to us already.
const sameKeyPressMs = 400

/**
 * Ends everything on Ctrl-C, SIGTERM and a closed terminal. A second signal
 * does not wait for a good end.
 *
 * @param exitCode - what the process ends with, asked when everything has ended
 */
export function stopOnSignals(
  cleanup: Cleanup,
  exitCode: (signal: NodeJS.Signals) => number
): void {
  let firstAt = 0
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (firstAt === 0) {
        firstAt = Date.now()
        console.log("\nStopping … (once more to force)")
        void cleanup.run().then(() => process.exit(exitCode(signal)))
      } else if (Date.now() - firstAt > sameKeyPressMs) {
        cleanup.force()
        process.exit(1)
      }
    })
  }
}
