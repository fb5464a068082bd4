import { rmSync } from "node:fs"
import { join } from "node:path"
import { buildPlugin, isPluginBuilt } from "../app/demo/builds"
import { createCleanup } from "../app/demo/cleanup"
import { temporaryDataDir } from "../app/demo/places"
import { createStoreDatabase, migrate, seed } from "../app/demo/store-database"
import { dropDatabase, startPostgres } from "../support/postgres"

/**
 * Starts PostgreSQL, builds the plugin as it is published, and fills one store, which the
 * spec files copy: copying a database takes a fraction of a second, filling one half a minute.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const cleanup = createCleanup()
  const dataDir = temporaryDataDir()
  cleanup.add(() => rmSync(dataDir, { recursive: true, force: true }))
  try {
    const postgres = await startPostgres({
      dataDir: join(dataDir, "postgres"),
      durable: false,
    })
    cleanup.add(postgres.stop)
    if (!isPluginBuilt()) {
      await buildPlugin(dataDir, cleanup)
    }
    const name = `post_purchase_template_${process.pid}`
    const url = postgres.url(name)
    cleanup.add(() => dropDatabase(url))
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

    process.env.TEST_STORE_TEMPLATE_URL = url
  } catch (error) {
    await cleanup.run()
    throw error
  }
  return () => cleanup.run()
}
