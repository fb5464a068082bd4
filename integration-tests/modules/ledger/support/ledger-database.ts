import { resolve } from "node:path"
import { type Knex, knex } from "@medusajs/framework/mikro-orm/knex"
import { MikroORM, defineConfig } from "@medusajs/framework/mikro-orm/postgresql"
import { CustomDBMigrator } from "@medusajs/framework/utils"
import { dropDatabase, ensureDatabase } from "../../../support/postgres"

/** Where the ledger's migrations are, as source. */
export const MIGRATIONS = resolve(
  __dirname,
  "../../../../src/modules/post-purchase/migrations"
)

/** A database that holds the ledger and nothing else, made by the migrations themselves. */
export type LedgerDatabase = {
  url: string
  /** One process: a pool of its own. */
  db: Knex
  /** Another process. */
  other: Knex
  /** As many processes as a test wants. */
  connect(): Knex
  /** Runs the migrations that have not run, or takes all of them back. */
  migrate(direction: "up" | "down"): Promise<void>
  /** Empties everything but the moment of installation. */
  clear(): Promise<void>
  drop(): Promise<void>
}

let counter = 0

/** Call it once a file, in `beforeAll`; it takes half a second. */
export async function createLedgerDatabase(): Promise<LedgerDatabase> {
  const url = urlFromEnvironment(`ledger_${process.pid}_${Date.now()}_${counter++}`)
  await ensureDatabase(url)
  const opened: Knex[] = []
  const connect = (): Knex => {
    const connection = knex({ client: "pg", connection: url, pool: { min: 0, max: 6 } })
    opened.push(connection)
    return connection
  }
  const migrate = async (direction: "up" | "down"): Promise<void> => {
    const orm = await MikroORM.init(
      defineConfig({
        clientUrl: url,
        entities: [],
        discovery: { warnWhenNoEntities: false },
        migrations: {
          path: MIGRATIONS,
          pathTs: MIGRATIONS,
          silent: true,
          // A snapshot would be written among the sources, one a database.
          snapshot: false,
        },
        extensions: [CustomDBMigrator],
      })
    )
    try {
      const migrator = orm.getMigrator()
      await (direction === "up" ? migrator.up() : migrator.down({ to: 0 }))
    } finally {
      await orm.close(true)
    }
  }
  await migrate("up")
  const db = connect()
  return {
    url,
    db,
    other: connect(),
    connect,
    migrate,
    async clear() {
      await db.raw(
        `truncate post_purchase_message, post_purchase_batch, post_purchase_setting,
           post_purchase_flow_setting, post_purchase_shipment_report, post_purchase_pace`
      )
    },
    async drop() {
      await Promise.all(opened.map((connection) => connection.destroy()))
      await dropDatabase(url)
    },
  }
}

/** The server that vitest's global setup started; see integration-tests/setup. */
function urlFromEnvironment(database: string): string {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  if (!DB_HOST || !DB_USERNAME) {
    throw new Error(
      "DB_HOST is not set: run the specs with vitest, whose global setup sets it"
    )
  }
  const url = new URL(`postgres://${DB_HOST}:${DB_PORT ?? "5432"}/${database}`)
  url.username = encodeURIComponent(DB_USERNAME)
  url.password = encodeURIComponent(DB_PASSWORD ?? "")
  return url.toString()
}
