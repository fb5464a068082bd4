import { spawn, type ChildProcess } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { Failure, reasonOf } from "../../support/failure"
import { guardProcess } from "../../support/guard"
import type { Cleanup } from "./cleanup"

export interface ChildOptions {
  args: string[]
  cwd: string
  env?: Record<string, string | undefined>
  /** Everything it prints goes there; an older content is replaced. */
  logFile: string
}

export interface Child {
  pid: number
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  hasEnded(): boolean
  /** Asks it to end, and kills it after ten seconds. */
  stop(): Promise<void>
}

const patienceMs = 10_000

/**
 * Starts a Node program whose end is certain: it ends with the cleanup, and by
 * a guard when this process is killed.
 */
export function startNode(options: ChildOptions, cleanup: Cleanup): Child {
  const child = launch(options)
  const pid = child.pid ?? 0
  const guard = guardProcess({ pid, graceMs: patienceMs, group: true })
  let over = false
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    const finish = (result: number | NodeJS.Signals) => {
      over = true
      guard.release()
      resolve(result)
    }
    child.once("exit", (code, signal) => finish(signal ?? code ?? 1))
    child.once("error", () => finish(1))
  })
  const killGroup = () => {
    if (pid !== 0) {
      try {
        process.kill(-pid, "SIGKILL")
      } catch {
        // Nobody is left in it.
      }
    }
  }
  const stop = async () => {
    if (!over) {
      child.kill("SIGTERM")
      const timer = new AbortController()
      const patience = sleep(patienceMs, undefined, { signal: timer.signal })
      await Promise.race([ended, patience.catch(() => undefined)])
      timer.abort()
    }
    killGroup()
  }
  cleanup.add(stop)
  cleanup.addForce(killGroup)
  return { pid, ended, hasEnded: () => over, stop }
}

/** Runs a Node program to its end and gives its exit code. */
export async function runNode(
  options: ChildOptions,
  cleanup: Cleanup
): Promise<number | NodeJS.Signals> {
  return startNode(options, cleanup).ended
}

function launch({ args, cwd, env, logFile }: ChildOptions): ChildProcess {
  let log: number
  try {
    log = openSync(logFile, "w", 0o644)
  } catch (error) {
    throw new Failure(
      `The log ${logFile} cannot be written (${reasonOf(error)}): make its folder writable.`
    )
  }
  try {
    return spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", log, log],
      // A group of its own: Ctrl-C reaches this process only, which then ends
      // its children in the right order; and one call ends a build with all
      // the helpers it has started.
      detached: true,
    })
  } finally {
    closeSync(log)
  }
}
