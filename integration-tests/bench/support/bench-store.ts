import { rmSync } from "node:fs"
import { join } from "node:path"
import { buildPlugin, isPluginBuilt } from "../../app/demo/builds"
import { type Cleanup, createCleanup } from "../../app/demo/cleanup"
import { temporaryDataDir } from "../../app/demo/places"
import { createStoreDatabase, migrate, seed } from "../../app/demo/store-database"
import { startPostgres } from "../../support/postgres"

/** A seeded store's database for measuring on, and what ends it. */
export type BenchDatabase = { url: string; dataDir: string; cleanup: Cleanup }

/** Starts PostgreSQL as a store runs it (durable), builds the plugin, migrates and seeds. */
export async function prepareBenchDatabase(): Promise<BenchDatabase> {
  const cleanup = createCleanup()
  const dataDir = temporaryDataDir()
  cleanup.add(() => rmSync(dataDir, { recursive: true, force: true }))
  const postgres = await startPostgres({
    dataDir: join(dataDir, "postgres"),
    durable: true,
  })
  cleanup.add(postgres.stop)
  if (!isPluginBuilt()) {
    await buildPlugin(dataDir, cleanup)
  }
  const url = postgres.url(`post_purchase_bench_${process.pid}`)
  const database = {
    url,
    external: false,
    storeUrl: "http://localhost:9000",
    logDir: dataDir,
    env: { DATABASE_URL: url, RESEND_API_KEY: "re_fake_key" },
    cleanup,
  }
  await createStoreDatabase(database)
  await migrate(database)
  await seed(database)
  return { url, dataDir, cleanup }
}
