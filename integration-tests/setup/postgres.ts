import { rmSync } from "node:fs"
import { join } from "node:path"
import { createCleanup } from "../app/demo/cleanup"
import { temporaryDataDir } from "../app/demo/places"
import { startPostgres } from "../support/postgres"

/** Starts PostgreSQL for specs that make their own databases, and tells Medusa's test-utils where. */
export default async function setup(): Promise<() => Promise<void>> {
  const cleanup = createCleanup()
  const dataDir = temporaryDataDir()
  cleanup.add(() => rmSync(dataDir, { recursive: true, force: true }))
  const postgres = await startPostgres({
    dataDir: join(dataDir, "postgres"),
    durable: false,
  })
  cleanup.add(postgres.stop)
  const { hostname, port, username, password } = new URL(postgres.url())
  process.env.DB_HOST = hostname
  process.env.DB_PORT = port
  process.env.DB_USERNAME = decodeURIComponent(username)
  process.env.DB_PASSWORD = decodeURIComponent(password)
  return () => cleanup.run()
}
