import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type Ask, ledgerColumns } from "../../../support/find-in-ledger"

/** Asks a ledger's database in the way that the store's is asked. */
export const askOf =
  (db: Knex): Ask =>
  (sql, values) =>
    db.raw(sql.replace(/\$\d+/g, "?"), values)

/** Values that a row must have: keys, enums, and what ties it to others. */
export type Fixed = Record<string, string | number | boolean | Date | null>

/**
 * Inserts a row in which every column that could hold a text holds the address, but for those
 * that are given. A column that is added later is filled too, so that an erasure which does not
 * know of it is found out.
 */
export async function fillRow(
  db: Knex,
  table: string,
  address: string,
  fixed: Fixed
): Promise<void> {
  const columns = (await ledgerColumns(askOf(db))).filter(
    (column) => column.table === table
  )
  const row = Object.fromEntries(
    columns.flatMap(({ column, type, hasDefault }) => {
      if (column in fixed) {
        return [[column, fixed[column]]]
      }
      if (column === "deleted_at" || hasDefault) {
        return []
      }
      if (type === "text") {
        return [[column, `about ${address.toUpperCase()}`]]
      }
      if (type === "jsonb") {
        return [[column, JSON.stringify({ data: { to: [address] } })]]
      }
      if (type.startsWith("timestamp")) {
        return [[column, new Date()]]
      }
      return [[column, type === "boolean" ? false : 1]]
    })
  )
  await db(table).insert(row)
}
