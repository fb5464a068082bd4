import { setTimeout as sleep } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const ATTEMPTS = 4
/** Below PostgreSQL's deadlock_timeout of one second. */
const LOCK_MS = 400
/** A lock was not to be had, a deadlock, a serialisation failure. */
const WORTH_REPEATING: ReadonlySet<string> = new Set(["55P03", "40P01", "40001"])

/**
 * A transaction that gives way: when it cannot have a lock soon, it is rolled back and begun
 * anew. The dispatcher settles a batch of messages in the order of its own list, and a
 * deadlock with it would end one of the two; it shall not be the dispatcher.
 *
 * @throws what the last of four attempts threw
 */
export async function withShortLocks<Result>(
  db: Knex,
  work: (trx: Knex) => Promise<Result>
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(async (trx) => {
        await trx.raw(`set local lock_timeout = '${LOCK_MS}ms'`)
        return work(trx)
      })
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : ""
      if (attempt === ATTEMPTS || !WORTH_REPEATING.has(code)) {
        throw error
      }
      await sleep(50 * attempt * Math.random())
    }
  }
}
