import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { isUnknownSchema } from "./unknown-schema"

/** An order, and when anything that its money follows from was last written. */
export type ChangedOrder = {
  id: string
  /** ISO 8601 text: a Date would lose the microseconds, and a page its end. */
  changed_at: string
}

/**
 * Orders placed before a moment that were never recorded as purchases, by id.
 *
 * @param after - the last id of the page before
 */
export async function findUnrecordedOrders(
  container: MedusaContainer,
  before: Date,
  after: string,
  limit: number
): Promise<string[]> {
  return orByGraph<{ id: string }>(
    container,
    // Both are read in the order of their keys, so that taking up the work again after a
    // million orders costs one walk along two indexes.
    `select o.id from "order" o
     where o.id > ? and o.created_at < ? and o.deleted_at is null and not o.is_draft_order
       and not exists (select 1 from post_purchase_purchase p where p.id = o.id)
     order by o.id limit ?`,
    [after, before, limit],
    {
      filters: { created_at: { $lt: before.toISOString() }, id: { $gt: after } },
      pagination: { take: limit, order: { id: "ASC" } },
    }
  ).then((orders) => orders.map(({ id }) => id))
}

/**
 * Orders that were changed in a period, in the order of their changes.
 *
 * Medusa keeps no index of when it wrote a row, so each call reads through three tables: ask
 * for large pages.
 *
 * @param after - the last of the page before; it bounds the period too
 */
export async function findChangedOrders(
  container: MedusaContainer,
  after: ChangedOrder,
  until: Date,
  limit: number
): Promise<ChangedOrder[]> {
  const moment = after.changed_at
  return orByGraph<ChangedOrder>(
    container,
    `select id, to_json(max(changed_at)) #>> '{}' as changed_at
     from (
       select id, updated_at as changed_at from "order" where updated_at >= ?
       union all
       select order_id, updated_at from order_summary where updated_at >= ?
       union all
       select k.order_id, r.updated_at from refund r
         join payment y on y.id = r.payment_id
         join order_payment_collection k on k.payment_collection_id = y.payment_collection_id
         where r.updated_at >= ?) changes
     where changed_at < ?
     group by id
     having (max(changed_at), id) > (?::timestamptz, ?)
     order by max(changed_at), id
     limit ?`,
    [moment, moment, moment, until, moment, after.id, limit],
    {
      filters: {
        $and: [
          { updated_at: { $lt: until.toISOString() } },
          {
            $or: [
              { updated_at: { $gt: moment } },
              { updated_at: moment, id: { $gt: after.id } },
            ],
          },
        ],
      },
      pagination: { take: limit, order: { updated_at: "ASC", id: "ASC" } },
    }
  )
}

/**
 * Purchases placed since a moment whose order is gone: a checkout can be rolled back after it
 * has told of its order (medusa 15122).
 */
export async function findVanishedPurchases(db: Knex, since: Date): Promise<string[]> {
  try {
    const { rows } = await db.raw(
      `select p.id from post_purchase_purchase p
       where p.placed_at >= ? and not exists (
         select 1 from "order" o where o.id = p.id and o.deleted_at is null)`,
      [since]
    )
    return rows.map(({ id }: { id: string }) => id)
  } catch (error) {
    if (isUnknownSchema(error)) {
      return []
    }
    throw error
  }
}

type GraphQuestion = {
  filters: Record<string, unknown>
  pagination: { take: number; order: Record<string, "ASC"> }
}

/** By the statement; by `query.graph`, which sees the orders alone, where Medusa's tables are not as it expects. */
async function orByGraph<Row>(
  container: MedusaContainer,
  statement: string,
  bindings: (Date | string | number)[],
  question: GraphQuestion
): Promise<(Row | ChangedOrder)[]> {
  try {
    const { rows } = await resolveConnection(container).raw(statement, bindings)
    return rows
  } catch (error) {
    if (!isUnknownSchema(error)) {
      throw error
    }
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: ["id", "updated_at"],
      ...question,
    })
    return data.map(({ id, updated_at }) => ({
      id,
      changed_at: new Date(updated_at).toISOString(),
    }))
  }
}
