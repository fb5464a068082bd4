import { spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Failure, reasonOf } from "../failure"
import type { PostgresBinaries } from "./binaries"
import { isReachable, type RunAs } from "./run-as"

/** The superuser of every cluster made here. */
export const clusterUser = "postgres"

/** The files of one PostgreSQL cluster. */
export interface Cluster {
  /** PostgreSQL's own data directory, owned by the user it runs as. */
  data: string
  logFile: string
  password: string
}

/**
 * Makes a cluster in `dataDir`, or opens the one that is there and clears what
 * a crash has left behind.
 *
 * @throws Failure when the folder may not be written, is out of the reach of
 * the user PostgreSQL runs as, belongs to another major version or is in use
 */
export async function prepareCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  runAs: RunAs
): Promise<Cluster> {
  makeWritable(dataDir)
  if (!isReachable(dataDir, runAs)) {
    throw new Failure(
      `PostgreSQL cannot run as root, and its unprivileged user cannot reach ${dataDir}: ` +
        "choose a data directory whose parent folders everybody may enter."
    )
  }
  const data = join(dataDir, "cluster")
  const passwordFile = join(dataDir, "password")
  const logFile = join(dataDir, "postgres.log")
  if (existsSync(data)) {
    refuseOtherVersion(data, binaries)
    await clearStaleLock(data)
    return { data, logFile, password: readPassword(passwordFile, dataDir) }
  }
  const password = randomBytes(18).toString("hex")
  writeFileSync(passwordFile, password, { mode: 0o600 })
  initialise(dataDir, data, password, binaries, runAs)
  return { data, logFile, password }
}

function makeWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Failure(
      `The folder ${directory} cannot be written (${reasonOf(error)}): ` +
        "make it writable for you, or run as its owner."
    )
  }
}

function readPassword(file: string, dataDir: string): string {
  try {
    return readFileSync(file, "utf8").trim()
  } catch (error) {
    throw new Failure(
      `The password of the database in ${dataDir} cannot be read (${reasonOf(error)}): ` +
        "run as the user who made it, or delete that folder to start afresh."
    )
  }
}

function refuseOtherVersion(data: string, binaries: PostgresBinaries): void {
  let version: string
  try {
    version = readFileSync(join(data, "PG_VERSION"), "utf8").trim()
  } catch (error) {
    throw new Failure(
      `The folder ${data} is not a database that can be opened (${reasonOf(error)}): delete it to start afresh.`
    )
  }
  if (version !== binaries.major) {
    throw new Failure(
      `The database in ${data} was made by PostgreSQL ${version}, and this is PostgreSQL ${binaries.major}: ` +
        "delete that folder to start afresh (its data is lost)."
    )
  }
}

/**
 * Removes the lock file of a server that is gone. PostgreSQL does so itself
 * unless another process has its number by now, which is common in containers,
 * where numbers start low again.
 */
async function clearStaleLock(data: string): Promise<void> {
  const lock = join(data, "postmaster.pid")
  let pid: number
  try {
    pid = Number(readFileSync(lock, "utf8").split("\n")[0])
  } catch {
    return
  }
  // When the last run was killed, its guard is just ending this server.
  const until = Date.now() + 5_000
  while (isPostgres(pid) && Date.now() < until) {
    await sleep(200)
  }
  if (isPostgres(pid)) {
    throw new Failure(
      `The database in ${data} is in use by process ${pid}: end the other run (or: kill -INT ${pid}) and start again.`
    )
  }
  rmSync(lock, { force: true })
}

function isPostgres(pid: number): boolean {
  const result = spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" })
  if (result.error === undefined) {
    return result.stdout.includes("postgres")
  }
  // No `ps` in slim images.
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").includes("postgres")
  } catch {
    return false
  }
}

/** initdb beside, then one rename: an interrupted run leaves nothing half made. */
function initialise(
  dataDir: string,
  data: string,
  password: string,
  binaries: PostgresBinaries,
  runAs: RunAs
): void {
  const staging = mkdtempSync(join(dataDir, "initdb-"))
  try {
    const passwordFile = join(staging, "password")
    writeFileSync(passwordFile, password, { mode: 0o600 })
    const fresh = join(staging, "cluster")
    mkdirSync(fresh, { mode: 0o700 })
    if (runAs.uid !== undefined && runAs.gid !== undefined) {
      for (const path of [staging, passwordFile, fresh]) {
        chownSync(path, runAs.uid, runAs.gid)
      }
    }
    chmodSync(staging, 0o755)
    const result = spawnSync(
      binaries.initdb,
      [
        ["--pgdata", fresh],
        ["--username", clusterUser],
        ["--auth", "scram-sha-256"],
        ["--pwfile", passwordFile],
        ["--encoding", "UTF8"],
        ["--locale", "C"],
        // The start recovers from a crash by the log; waiting for the disk here
        // only makes the first start slower.
        ["--no-sync", "--no-instructions"],
      ].flat(),
      {
        ...runAs,
        cwd: "/",
        encoding: "utf8",
        env: { PATH: process.env.PATH, LC_ALL: "C" },
      }
    )
    if (result.status !== 0) {
      const reason = result.error?.message ?? result.stderr.trim()
      throw new Failure(`PostgreSQL could not make a database in ${dataDir}: ${reason}`)
    }
    renameSync(fresh, data)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}
