import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ConditionFacts } from "../../../flows/conditions"
import type { OrderState } from "../../../flows/order-state"
import {
  type PurchaseHistory,
  readPurchaseHistory,
} from "../../../modules/post-purchase/queries/read-purchase-history"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { readAttributionSettings } from "../../attribution/run/read-attribution-settings"

const DAY_MS = 86_400_000

/** An order whose conditions are asked. */
export type ConditionQuestion = {
  order: OrderState
  /** Of the mail. */
  language: string
  /** The moment as of which the person's orders count: now, or an earlier one of a replay. */
  asOf: Date
}

/** What of products and of the customer can be compared. */
export type ConditionSurroundings = Pick<
  ConditionFacts,
  | "collectionIds"
  | "categoryIds"
  | "tagIds"
  | "productTypeIds"
  | "customerGroupIds"
  | "hasAccount"
>

/** What conditions compare, by order id; each table is read once a batch. */
export async function readConditionFacts(
  container: MedusaContainer,
  questions: ConditionQuestion[]
): Promise<Map<string, ConditionFacts>> {
  if (!questions.length) {
    return new Map()
  }
  const [surroundings, history] = await Promise.all([
    readConditionSurroundings(
      container,
      questions.map(({ order }) => order)
    ),
    readHistory(container, questions),
  ])
  return new Map(
    questions.map((question) => {
      const { id } = question.order.facts
      return [id, toConditionFacts(question, surroundings.get(id), history.get(id))]
    })
  )
}

/**
 * What conditions compare beside the order itself and the person's orders, by order id. It is
 * as it is now, also for a replay of an earlier moment: Medusa keeps no history of products,
 * categories and customer groups.
 */
export async function readConditionSurroundings(
  container: MedusaContainer,
  orders: OrderState[]
): Promise<Map<string, ConditionSurroundings>> {
  const [productsOf, customers] = await Promise.all([
    readProducts(container, orders),
    readCustomers(container, orders),
  ])
  return new Map(
    orders.map((order) => [
      order.facts.id,
      { ...productsOf(order), ...(customers.get(order.customerId ?? "") ?? NOBODY) },
    ])
  )
}

type ProductFacts = Omit<ConditionSurroundings, "customerGroupIds" | "hasAccount">
type CustomerFacts = Pick<ConditionSurroundings, "customerGroupIds" | "hasAccount">

const NOBODY: CustomerFacts = { customerGroupIds: [], hasAccount: false }
const NOTHING: ConditionSurroundings = {
  collectionIds: [],
  categoryIds: [],
  tagIds: [],
  productTypeIds: [],
  ...NOBODY,
}

/** Pure: what an order says by itself, with what was read around it. */
export function toConditionFacts(
  { order, language, asOf }: ConditionQuestion,
  surroundings: ConditionSurroundings = NOTHING,
  history?: Omit<PurchaseHistory, "order_id">
): ConditionFacts {
  const { facts, lines, canceledAt, createdAt } = order
  const others = history?.others ?? 0
  const last = Math.max(
    history?.last_placed_at?.getTime() ?? 0,
    canceledAt ? 0 : createdAt.getTime()
  )
  const spend = history?.spend ?? null
  return {
    orderTotal: facts.total,
    itemCount: lines.reduce((total, { quantity }) => total + quantity, 0),
    orderCount: others + (canceledAt ? 0 : 1),
    isFirstOrder: (history?.earlier ?? 0) === 0,
    lifetimeSpend: spend === null ? null : Number(spend),
    daysSinceLastOrder: Math.max(0, Math.floor((asOf.getTime() - last) / DAY_MS)),
    productIds: productIdsOf([order]),
    ...surroundings,
    country: facts.shippingAddress?.countryCode?.toLowerCase() ?? null,
    salesChannelId: order.salesChannelId,
    language,
    currency: facts.currencyCode.toLowerCase(),
  }
}

type ProductRecord = {
  id: string
  collection_id?: string | null
  type_id?: string | null
  categories?: ({ id: string; mpath?: string | null } | null)[] | null
  tags?: ({ id: string } | null)[] | null
}

async function readProducts(
  container: MedusaContainer,
  orders: OrderState[]
): Promise<(order: OrderState) => ProductFacts> {
  const ids = productIdsOf(orders)
  const records = new Map<string, ProductRecord>()
  if (ids.length) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "product",
      fields: [
        "id",
        "collection_id",
        "type_id",
        "categories.id",
        "categories.mpath",
        "tags.id",
      ],
      filters: { id: ids },
      pagination: { take: ids.length },
    })
    const found: ProductRecord[] = data
    found.forEach((product) => records.set(product.id, product))
  }
  return (order) => {
    const own = productIdsOf([order]).flatMap((id) => records.get(id) ?? [])
    return {
      collectionIds: distinct(own.map(({ collection_id }) => collection_id)),
      productTypeIds: distinct(own.map(({ type_id }) => type_id)),
      tagIds: distinct(own.flatMap(({ tags }) => tags?.map((tag) => tag?.id) ?? [])),
      // Whoever is asked for coffee means espresso too: the path names all categories above.
      categoryIds: distinct(
        own.flatMap(
          ({ categories }) =>
            categories?.flatMap((category) => [
              category?.id,
              ...(category?.mpath?.split(".") ?? []),
            ]) ?? []
        )
      ),
    }
  }
}

/** Of the customers that orders belong to. Guests are customers too, without an account. */
async function readCustomers(
  container: MedusaContainer,
  orders: OrderState[]
): Promise<Map<string, CustomerFacts>> {
  const ids = distinct(orders.map(({ customerId }) => customerId))
  if (!ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "has_account", "groups.id"],
    filters: { id: ids },
    pagination: { take: ids.length },
  })
  return new Map(
    data.map(({ id, has_account, groups }) => [
      id,
      {
        customerGroupIds: distinct(
          (groups ?? []).map((group: { id: string } | null) => group?.id)
        ),
        hasAccount: has_account === true,
      },
    ])
  )
}

async function readHistory(
  container: MedusaContainer,
  questions: ConditionQuestion[]
): Promise<Map<string, PurchaseHistory>> {
  const settings = await readAttributionSettings(container)
  const rows = await readPurchaseHistory(
    resolveConnection(container),
    questions.map(({ order, asOf }) => ({
      order_id: order.facts.id,
      email: order.email ?? "",
      as_of: asOf,
    })),
    settings
  )
  return new Map(rows.map((row) => [row.order_id, row]))
}

function productIdsOf(orders: OrderState[]): string[] {
  return distinct(orders.flatMap(({ lines }) => lines.map(({ productId }) => productId)))
}

function distinct(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id): id is string => !!id))]
}
