import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { Failure, reasonOf } from "../../support/failure"
import { freePort, isPortFree } from "../../support/free-port"
import { dropDatabase, startPostgres } from "../../support/postgres"
import { withoutPassword } from "../../support/postgres/external"
import { withBuildLock } from "./build-lock"
import { buildApp, buildPlugin, isAppBuilt, isPluginBuilt } from "./builds"
import type { Cleanup } from "./cleanup"
import { startInbox, type Inbox } from "./inbox"
import { startMedusa, type MedusaServer } from "./medusa-server"
import type { Progress } from "./progress"
import { createStoreDatabase, migrate, seed, type StoreDatabase } from "./store-database"

export interface ShopOptions {
  /** 0 takes a free one. */
  port: number
  /** 0 takes a free one. */
  inboxPort: number
  host: string
  /** Database, mails and logs. */
  dataDir: string
  /** Nothing of it is kept after the end. */
  temporary: boolean
}

export interface Shop {
  url: string
  inbox: Inbox
  server: MedusaServer
  logFile: string
}

/** Starts everything, cheap checks first, and leaves it to the cleanup to stop it. */
export async function startShop(
  options: ShopOptions,
  progress: Progress,
  cleanup: Cleanup
): Promise<Shop> {
  const { host, dataDir } = options
  const port = await choosePort(options.port, "the store", "PORT", "--port")
  const inboxPort = await choosePort(
    options.inboxPort,
    "the inbox",
    "INBOX_PORT",
    "--inbox-port"
  )
  makeDataDir(dataDir)

  const database = await openDatabase(options, progress, cleanup)
  const inbox = await startInbox(
    {
      port: inboxPort,
      dataFile: options.temporary ? undefined : join(dataDir, "inbox.jsonl"),
      webhookUrl: `http://localhost:${port}/hooks/post-purchase/resend`,
    },
    cleanup
  )
  // Until Medusa has loaded it, the plugin's build must stay as it is.
  return withBuildLock(async () => {
    await build(dataDir, progress, cleanup)
    return bootStore({ port, host, dataDir, database, inbox }, progress, cleanup)
  })
}

async function build(
  dataDir: string,
  progress: Progress,
  cleanup: Cleanup
): Promise<void> {
  if (!isPluginBuilt()) {
    await progress.step("The plugin is built", () => buildPlugin(dataDir, cleanup))
  }
  if (!isAppBuilt()) {
    await progress.step("The store and its admin are built", () =>
      buildApp(dataDir, cleanup)
    )
  }
}

interface BootOptions {
  port: number
  host: string
  dataDir: string
  database: Omit<StoreDatabase, "storeUrl">
  inbox: Inbox
}

async function bootStore(
  { port, host, dataDir, database, inbox }: BootOptions,
  progress: Progress,
  cleanup: Cleanup
): Promise<Shop> {
  const url = `http://localhost:${port}`
  const env = {
    ...database.env,
    PORT: String(port),
    STORE_URL: url,
    RESEND_API_KEY: inbox.apiKey,
    RESEND_BASE_URL: inbox.apiUrl,
    RESEND_WEBHOOK_SECRET: inbox.webhookSecret,
  }
  await prepareDatabase({ ...database, storeUrl: url, env }, progress)
  const logFile = join(dataDir, "medusa.log")
  const server = await progress.step(`Medusa answers on port ${port}`, () =>
    startMedusa({ port, host, logFile, env }, cleanup)
  )
  return { url, inbox, server, logFile }
}

async function choosePort(
  wanted: number,
  what: string,
  variable: string,
  flag: string
): Promise<number> {
  if (wanted === 0) {
    return freePort()
  }
  if (!(await isPortFree(wanted))) {
    throw new Failure(
      `Port ${wanted}, which ${what} needs, is taken: stop what uses it, or choose another one ` +
        `(${flag} ${wanted + 1}, or ${variable}=${wanted + 1}).`
    )
  }
  return wanted
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new Failure(
      `The folder ${dataDir} cannot be made (${reasonOf(error)}): make the folder above it writable for you.`
    )
  }
}

async function openDatabase(
  { dataDir, temporary }: ShopOptions,
  progress: Progress,
  cleanup: Cleanup
): Promise<Omit<StoreDatabase, "storeUrl">> {
  const postgres = await progress.step(
    process.env.DATABASE_URL ? "PostgreSQL answers" : "PostgreSQL is started",
    () => startPostgres({ dataDir: join(dataDir, "postgres"), durable: !temporary }),
    ({ external, url }) =>
      external
        ? `PostgreSQL answers at ${new URL(withoutPassword(url())).host}`
        : "PostgreSQL is started"
  )
  cleanup.add(postgres.stop)
  // On a server that somebody gave us, a temporary run takes a database of its
  // own; else it takes the one that DATABASE_URL names.
  const ownName = temporary ? `post_purchase_once_${process.pid}_${Date.now()}` : "store"
  const url = postgres.external && !temporary ? postgres.url() : postgres.url(ownName)
  if (postgres.external && temporary) {
    cleanup.add(() => dropDatabase(url))
  }
  return {
    url,
    external: postgres.external && !temporary,
    logDir: dataDir,
    env: { DATABASE_URL: url },
    cleanup,
  }
}

async function prepareDatabase(
  database: StoreDatabase,
  progress: Progress
): Promise<void> {
  await createStoreDatabase(database)
  await progress.step(
    "Tables are migrated",
    () => migrate(database),
    (done) => (done ? "Tables are migrated" : "Tables are up to date")
  )
  await progress.step(
    "The shop is filled",
    () => seed(database),
    (done) => (done ? "The shop is filled" : "The shop has been filled before")
  )
}
