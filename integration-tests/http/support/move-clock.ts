import { codeOf } from "../../support/failure"
import type { TestStore } from "../../support/test-store"
import { dispatchDue } from "./workflows"

const DEADLOCK = "40P01"

/**
 * Lets time pass: every moment of orders, carts, parcels, payments, returns and of our own
 * tables moves into the past by as much. For everything that asks how long ago something was, or whether it is
 * due, that is the same as a clock that moves on, in this process and in PostgreSQL alike.
 */
export async function passTime(
  store: TestStore,
  { days = 0, hours = 0 }: { days?: number; hours?: number }
): Promise<void> {
  const seconds = Math.round((days * 24 + hours) * 3600)
  for (let attempt = 1; ; attempt += 1) {
    try {
      await store.sql.query(moveBack(seconds))
      return
    } catch (error) {
      // The minute's jobs tick during tests, and hold some of these rows in another order.
      if (attempt === 5 || codeOf(error) !== DEADLOCK) {
        throw error
      }
    }
  }
}

/** Lets days pass one by one, and has the store send what became due on each. */
export async function liveThrough(store: TestStore, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await passTime(store, { days: 1 })
    await dispatchDue(store)
  }
}

const moveBack = (seconds: number): string => `
do $$
declare
  each record;
begin
  for each in
    select c.table_name,
           string_agg(format('%1$I = %1$I - interval ''${seconds} seconds''', c.column_name), ', ')
             as moved
    from information_schema.columns c
    join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type = 'timestamp with time zone'
      and c.table_name ~ '^(post_purchase_|order|fulfillment|payment|refund|capture|return|cart)'
    group by c.table_name
    order by c.table_name
  loop
    execute format('update %I set %s', each.table_name, each.moved);
  end loop;
end $$`
