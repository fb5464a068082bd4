import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { POST_PURCHASE_MODULE } from "./constants"
import type PostPurchaseService from "./service"

/** The ledger of this store, with its type: Medusa knows a plugin's modules by key only. */
export function resolveLedger(container: MedusaContainer): PostPurchaseService {
  return container.resolve<PostPurchaseService>(POST_PURCHASE_MODULE)
}

/** The store's own PostgreSQL, for the statements under `queries/`. */
export function resolveConnection(container: MedusaContainer): Knex {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
}
