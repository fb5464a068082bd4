import { codeOf } from "./failure"
import { findPostgresBinaries } from "./postgres/binaries"
import { clusterUser, prepareCluster } from "./postgres/cluster"
import {
  connect,
  databaseOf,
  explain,
  probeExternal,
  urlOfDatabase,
} from "./postgres/external"
import { postgresIdentity } from "./postgres/run-as"
import { startServer } from "./postgres/server"

export interface StartPostgresOptions {
  /** Where the cluster, its password and its log live. Made when missing. */
  dataDir: string
  /** (Default: a free one) */
  port?: number
  /**
   * Whether data must survive a power cut. `false` switches off waiting for
   * the disk, which makes tests faster.
   */
  durable: boolean
}

export interface Postgres {
  /**
   * The address of a database on this server, whether it exists or not.
   *
   * @param database - (Default: the one DATABASE_URL names, else "postgres")
   */
  url(database?: string): string
  /** Whether DATABASE_URL leads to a server that is not ours. */
  external: boolean
  /** Stops our own server; an external one is left alone. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * A PostgreSQL to work with: the one in DATABASE_URL if that is set, else a
 * bundled one, which needs no installation, no account and no Docker.
 *
 * It ends by `stop()`, and also when this process is killed.
 *
 * @throws Failure in one sentence: DATABASE_URL does not answer or refuses the
 * login, the folder may not be written, is in use, or is of another version
 * @example
 * const postgres = await startPostgres({ dataDir: ".data/demo/postgres", durable: true })
 * await ensureDatabase(postgres.url("store"))
 * await postgres.stop()
 */
export async function startPostgres(options: StartPostgresOptions): Promise<Postgres> {
  const external = process.env.DATABASE_URL
  if (external) {
    await probeExternal(external)
    return {
      url: (database) =>
        database === undefined ? external : urlOfDatabase(external, database),
      external: true,
      stop: async () => undefined,
    }
  }

  const runAs = postgresIdentity()
  const binaries = findPostgresBinaries(runAs)
  const cluster = await prepareCluster(options.dataDir, binaries, runAs)
  const server = await startServer(cluster, binaries, runAs, options)
  return {
    url: (database = "postgres") =>
      `postgres://${clusterUser}:${cluster.password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`,
    external: false,
    stop: server.stop,
  }
}

/**
 * Creates the database that a URL names unless it exists.
 *
 * @returns whether it was created
 * @throws Failure when the role may not, or the server does not answer
 */
export async function ensureDatabase(url: string): Promise<boolean> {
  try {
    await (await connect(url)).end()
    return false
  } catch (error) {
    if (codeOf(error) !== "3D000") {
      throw explain(error, url)
    }
  }
  try {
    await runOnMaintenanceDatabase(url, `create database ${quote(databaseOf(url))}`)
    return true
  } catch (error) {
    // Somebody else was faster.
    if (codeOf(error) === "42P04" || codeOf(error) === "23505") {
      return false
    }
    throw explain(error, url)
  }
}

/** Drops the database that a URL names, cutting its connections. Nothing happens when it is missing. */
export async function dropDatabase(url: string): Promise<void> {
  try {
    await runOnMaintenanceDatabase(
      url,
      `drop database if exists ${quote(databaseOf(url))} with (force)`
    )
  } catch (error) {
    throw explain(error, url)
  }
}

// One cannot create or drop the database one is connected to.
async function runOnMaintenanceDatabase(url: string, statement: string): Promise<void> {
  const client = await connect(urlOfDatabase(url, "postgres"))
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}
