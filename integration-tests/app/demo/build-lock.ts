import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeSync } from "node:fs"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { codeOf, Failure } from "../../support/failure"
import { pluginBuildDir } from "./places"

const lockFile = join(dirname(pluginBuildDir), "build.lock")
const patienceMs = 10 * 60_000
let holders = 0

/**
 * Runs something that makes the plugin's build or relies on it, while no other
 * process does. A build empties its folder first: a store that migrates or
 * boots meanwhile would find no plugin, and go on without its tables.
 *
 * Inside one process it may be nested.
 */
export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
  if (holders === 0) {
    await acquire()
  }
  holders++
  try {
    return await work()
  } finally {
    holders--
    if (holders === 0) {
      release()
    }
  }
}

async function acquire(): Promise<void> {
  const until = Date.now() + patienceMs
  while (!tryAcquire()) {
    if (Date.now() > until) {
      throw new Failure(
        `Another process (${holder()}) has been building for ${patienceMs / 60_000} minutes: ` +
          `end it, or delete ${lockFile} if there is none.`
      )
    }
    await sleep(200)
  }
}

/** Gives `false` while somebody else holds it. */
function tryAcquire(): boolean {
  try {
    mkdirSync(dirname(lockFile), { recursive: true })
    const file = openSync(lockFile, "wx")
    writeSync(file, String(process.pid))
    closeSync(file)
    process.once("exit", release)
    return true
  } catch (error) {
    if (codeOf(error) !== "EEXIST") {
      // Not ours to write: then nothing can be built either, and whoever needs
      // a build says so in its own words.
      return true
    }
  }
  if (!isAlive(holder())) {
    rmSync(lockFile, { force: true })
  }
  return false
}

function release(): void {
  process.removeListener("exit", release)
  if (holder() === process.pid) {
    rmSync(lockFile, { force: true })
  }
}

function holder(): number {
  try {
    return Number(readFileSync(lockFile, "utf8"))
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) {
    // Made a moment ago and not filled yet, or gone.
    return true
  }
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === "EPERM"
  }
}
