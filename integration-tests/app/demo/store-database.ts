import { join } from "node:path"
import { Failure } from "../../support/failure"
import { dropDatabase, ensureDatabase } from "../../support/postgres"
import { databaseOf } from "../../support/postgres/external"
import { shop } from "../src/seed/shop"
import { withBuildLock } from "./build-lock"
import { medusaVersion } from "./builds"
import type { Cleanup } from "./cleanup"
import { fingerprint } from "./file-times"
import { runMedusa } from "./medusa-cli"
import { appDir, pluginBuildDir } from "./places"
import { withStamps } from "./stamps"

export interface StoreDatabase {
  url: string
  /** Whether a person gave it to us: then nothing in it is ever dropped. */
  external: boolean
  logDir: string
  /** Where the store will answer; the pictures' addresses begin with it. */
  storeUrl: string
  /** Environment of the Medusa commands. */
  env: Record<string, string>
  cleanup: Cleanup
}

/**
 * Creates the database unless it exists. One of our own in which seeding was
 * interrupted is made anew: half a shop cannot be completed.
 */
export async function createStoreDatabase({
  url,
  external,
}: StoreDatabase): Promise<void> {
  await ensureDatabase(url)
  const { name, isSeeded } = await withStamps(url, async (stamps) => ({
    name: await stamps.storeName(),
    isSeeded: (await stamps.read("seeded")) !== undefined,
  }))
  if (name === undefined || isSeeded) {
    return
  }
  if (external) {
    throw new Failure(
      `The database "${databaseOf(url)}" of DATABASE_URL holds a store that is not the demo's ("${name}"): ` +
        "give the demo a database of its own, which it creates if it may."
    )
  }
  await dropDatabase(url)
  await ensureDatabase(url)
}

/** Brings the tables up to date. Gives `false` when they were. */
export async function migrate(database: StoreDatabase): Promise<boolean> {
  return withBuildLock(() => runMigrations(database))
}

async function runMigrations({
  url,
  logDir,
  env,
  cleanup,
}: StoreDatabase): Promise<boolean> {
  const wanted = schemaFingerprint()
  if ((await withStamps(url, (stamps) => stamps.read("schema"))) === wanted) {
    return false
  }
  await runMedusa(
    ["db:migrate", "--skip-scripts"],
    { cwd: appDir, logFile: join(logDir, "migrate.log"), env },
    cleanup,
    "The database cannot be migrated"
  )
  await withStamps(url, (stamps) => stamps.write("schema", wanted))
  return true
}

/** Fills the shop. Gives `false` when it was filled. */
export async function seed(database: StoreDatabase): Promise<boolean> {
  const { url, logDir, storeUrl, env, cleanup } = database
  const seededFor = await withStamps(url, (stamps) => stamps.read("seeded"))
  if (seededFor !== undefined) {
    if (seededFor !== storeUrl) {
      // The port is another one than at the last start.
      await withStamps(url, async (stamps) => {
        await stamps.movePictures(seededFor, storeUrl)
        await stamps.write("seeded", storeUrl)
      })
    }
    return false
  }
  await runMedusa(
    ["exec", "./src/scripts/seed.ts"],
    { cwd: appDir, logFile: join(logDir, "seed.log"), env },
    cleanup,
    `${shop.name} cannot be seeded`
  )
  await withStamps(url, (stamps) => stamps.write("seeded", storeUrl))
  return true
}

// Everything that decides which tables and link tables there are.
function schemaFingerprint(): string {
  const built = ["modules", "links"].map((name) => join(pluginBuildDir, "src", name))
  return fingerprint([...built, join(appDir, "medusa-config.ts")], [medusaVersion()])
}
