import { vi } from "vitest"
import type { LedgerDatabase } from "../../ledger/support/ledger-database"

/**
 * One clock for PostgreSQL and for this process, that stands still until it is moved.
 *
 * `now()` of a schema that comes before PostgreSQL's own hides the real one from every statement
 * of a connection that is opened afterwards. Timers go on as ever.
 */
export class StoreClock {
  private constructor(private readonly ledger: LedgerDatabase) {}

  /** Call it before `ledger.connect()`. */
  static async install(ledger: LedgerDatabase): Promise<StoreClock> {
    await ledger.db.raw(
      `create schema clock;
       create table clock.moment (value timestamptz not null);
       insert into clock.moment values (now());
       create function clock.now() returns timestamptz language sql stable
         as 'select value from clock.moment';
       create function clock.clock_timestamp() returns timestamptz language sql stable
         as 'select value from clock.moment'`
    )
    const database = new URL(ledger.url).pathname.slice(1)
    await ledger.db.raw("alter database ?? set search_path = clock, pg_catalog, public", [
      database,
    ])
    vi.useFakeTimers({ toFake: ["Date"] })
    return new StoreClock(ledger)
  }

  get now(): number {
    return Date.now()
  }

  async set(moment: number): Promise<void> {
    vi.setSystemTime(moment)
    await this.ledger.db.raw("update clock.moment set value = ?", [new Date(moment)])
  }

  uninstall(): void {
    vi.useRealTimers()
  }
}
