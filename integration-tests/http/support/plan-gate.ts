import { setTimeout as sleep } from "node:timers/promises"
import type { TestStore } from "../../support/test-store"
import { type MessageRow, messages, type Where, waitForMessage } from "./ledger"
import { dispatchDue } from "./workflows"

/** Keeps planned messages from becoming due, so that a test decides what happens before they are. */
export type PlanGate = {
  /** The message that was planned and waits behind the gate. */
  planned(where: Where): Promise<MessageRow>
  /** Lets planned messages become due, dispatches them, and gives the first as it was settled. */
  release(where: Where): Promise<MessageRow>
  /** How often somebody tried to plan a message, new or not. */
  attempts(): Promise<number>
  waitForAttempts(count: number): Promise<void>
  /** From now on messages are due when the plugin says so. */
  open(): Promise<void>
  /** Closes the gate again and forgets the attempts. */
  reset(): Promise<void>
}

/**
 * Puts a trigger on the ledger of this test's database.
 *
 * PostgreSQL runs it for each row that is offered, before it looks for a conflict, so it also
 * counts the plans that turn out to be there already.
 */
export async function installPlanGate(store: TestStore): Promise<PlanGate> {
  await store.sql.query(`
    create table test_plan_gate (is_closed boolean not null);
    insert into test_plan_gate values (true);
    create table test_plan_attempt (dedupe_key text not null);
    create function test_guard_plan() returns trigger language plpgsql as $$
    begin
      insert into test_plan_attempt values (new.dedupe_key);
      if (select is_closed from test_plan_gate) then
        new.send_at := now() + interval '1 day';
      end if;
      return new;
    end $$;
    create trigger test_plan_gate before insert on post_purchase_message
      for each row execute function test_guard_plan();
  `)
  const attempts = async () => {
    const { rows } = await store.sql.query<{ count: number }>(
      "select count(*)::int as count from test_plan_attempt"
    )
    return rows[0].count
  }
  const planned = (where: Where) => waitForMessage(store, where)

  return {
    planned,
    release: async (where) => {
      const waiting = await planned(where)
      await store.sql.query(
        `update post_purchase_message set send_at = now()
         where state = 'scheduled' and id = any($1)`,
        [(await messages(store, where)).map(({ id }) => id)]
      )
      await dispatchDue(store)
      const [settled] = await messages(store, { id: waiting.id })
      return settled
    },
    attempts,
    waitForAttempts: async (count) => {
      const deadline = Date.now() + 20_000
      while ((await attempts()) < count) {
        if (Date.now() > deadline) {
          throw new Error(`${await attempts()} plans were attempted, not ${count}`)
        }
        await sleep(25)
      }
    },
    open: async () => {
      await store.sql.query("update test_plan_gate set is_closed = false")
    },
    reset: async () => {
      await store.sql.query(
        "update test_plan_gate set is_closed = true; truncate test_plan_attempt"
      )
    },
  }
}
