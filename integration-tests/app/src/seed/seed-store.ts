import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { seedAdminUser } from "./admin-user"
import { seedChannels } from "./channels"
import { seedDelivery } from "./delivery"
import { seedGeography } from "./geography"
import { catalog, seedProducts } from "./products"
import { seedPromotions } from "./promotions"
import { shop } from "./shop"

export interface SeedStoreOptions {
  /** Where the product pictures are served, without a slash at the end. */
  imageBaseUrl: string
}

/**
 * Fills an empty store with a shop that sells coffee and skin care.
 *
 * @returns `false` when the shop is there already; nothing is changed then
 */
export async function seedStore(
  container: MedusaContainer,
  { imageBaseUrl }: SeedStoreOptions
): Promise<boolean> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  if (await isSeeded(container)) {
    logger.info(`${shop.name} is in this database already: nothing to seed`)
    return false
  }
  const channels = await seedChannels(container)
  await seedGeography(container)
  const delivery = await seedDelivery(container, channels)
  await seedProducts(container, channels, delivery, imageBaseUrl)
  await seedPromotions(container)
  // Last: the admin's user marks the seed as complete.
  await seedAdminUser(container)
  logger.info(`${shop.name} is ready: ${catalog.length} products`)
  return true
}

async function isSeeded(container: MedusaContainer): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: stores }, { data: users }, { data: regions }] = await Promise.all([
    query.graph({ entity: "store", fields: ["name"] }),
    query.graph({ entity: "user", fields: ["id"] }),
    query.graph({ entity: "region", fields: ["id"] }),
  ])
  const isOurs = stores.some(({ name }) => name === shop.name)
  if (isOurs && users.length > 0) {
    return true
  }
  if (isOurs || regions.length > 0) {
    throw new Error(
      "this database holds another store, or a seed that was interrupted: drop the database and start again"
    )
  }
  return false
}
