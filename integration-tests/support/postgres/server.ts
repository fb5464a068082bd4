import { spawn, type ChildProcess } from "node:child_process"
import { closeSync, openSync, statSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "@medusajs/framework/pg"
import { Failure, reasonOf } from "../failure"
import { freePort } from "../free-port"
import { guardProcess } from "../guard"
import { logTail } from "../log-tail"
import type { PostgresBinaries } from "./binaries"
import { clusterUser, type Cluster } from "./cluster"
import type { RunAs } from "./run-as"

const readyTimeoutMs = 60_000
const stopTimeoutMs = 20_000

/** A PostgreSQL server that answers. */
export interface PostgresServer {
  port: number
  /** Ends it in good order; open connections are cut. Safe to call twice. */
  stop(): Promise<void>
}

/** Starts the server of a cluster and waits until it takes connections. */
export async function startServer(
  cluster: Cluster,
  binaries: PostgresBinaries,
  runAs: RunAs,
  options: { port?: number; durable: boolean }
): Promise<PostgresServer> {
  // A port that was free a moment ago can be taken by the time of the start.
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const logStart = sizeOf(cluster.logFile)
    const child = launch(cluster, binaries, runAs, port, options.durable)
    const guard = guardProcess({
      pid: child.pid ?? 0,
      signal: "SIGINT",
      graceMs: stopTimeoutMs,
    })
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => {
        guard.release()
        resolve()
      })
      child.once("error", () => resolve())
    })
    if (await isReady(cluster, port, child)) {
      return { port, stop: () => stop(child, ended) }
    }
    await stop(child, ended)
    const tail = logTail(cluster.logFile)
    const taken =
      sizeOf(cluster.logFile) > logStart &&
      /could not bind|Address already in use/.test(tail)
    if (!taken || attempt === 3 || options.port !== undefined) {
      throw new Failure(
        `PostgreSQL did not start on port ${port}; the end of its log (${cluster.logFile}) says why:\n${tail}`
      )
    }
  }
}

function launch(
  cluster: Cluster,
  binaries: PostgresBinaries,
  runAs: RunAs,
  port: number,
  durable: boolean
): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // TCP only: a socket file would need a folder that both users may write.
    unix_socket_directories: "",
    max_connections: "200",
    ...(durable
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ])
  // To a file, never to a pipe: a parent that blocks in a synchronous call
  // stops reading, and every backend then waits for it for ever.
  const log = openSync(cluster.logFile, "a", 0o644)
  try {
    return spawn(binaries.postgres, ["-D", cluster.data, ...args], {
      ...runAs,
      cwd: "/",
      stdio: ["ignore", log, log],
      // Out of the terminal's foreground group: Ctrl-C is ours to hand on, after
      // the clients have ended.
      detached: true,
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    })
  } finally {
    closeSync(log)
  }
}

async function isReady(
  cluster: Cluster,
  port: number,
  child: ChildProcess
): Promise<boolean> {
  const until = Date.now() + readyTimeoutMs
  let failed = false
  child.once("error", () => (failed = true))
  while (
    Date.now() < until &&
    child.exitCode === null &&
    child.signalCode === null &&
    !failed
  ) {
    if (await answers(cluster, port)) {
      return true
    }
    await sleep(50)
  }
  return false
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: clusterUser,
    password: cluster.password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  })
  client.on("error", () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    // Anything but "not yet" would repeat until the time is over.
    if (/password authentication failed/.test(reasonOf(error))) {
      throw new Failure(
        `The database in ${cluster.data} has another password than the one stored beside it: ` +
          "delete that folder to start afresh (its data is lost)."
      )
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  // Fast shutdown, then immediate (it recovers at the next start), then by force.
  for (const [signal, patienceMs] of [
    ["SIGINT", stopTimeoutMs],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      return
    }
    child.kill(signal)
    const timer = new AbortController()
    await Promise.race([
      ended,
      sleep(patienceMs, undefined, { signal: timer.signal }).catch(() => undefined),
    ])
    timer.abort()
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
