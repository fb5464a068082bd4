import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateApiKeysWorkflow,
  updateSalesChannelsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { regions, salesChannels, shop } from "./shop"

export interface SeededChannels {
  storeId: string
  onlineId: string
  popUpId: string
}

/** Names the store, and makes its two sales channels with a publishable key each. */
export async function seedChannels(container: MedusaContainer): Promise<SeededChannels> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: stores } = await query.graph({
    entity: "store",
    fields: ["id", "default_sales_channel_id"],
  })
  const store = stores[0]
  const onlineId = store.default_sales_channel_id
  if (!onlineId) {
    throw new Error("Medusa has made no default sales channel")
  }

  // Medusa makes a channel and a key of its own at the first boot: they become
  // the online shop's, so that no unused pair lies around in the admin.
  await updateSalesChannelsWorkflow(container).run({
    input: { selector: { id: onlineId }, update: salesChannels.online },
  })
  const { result: created } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [salesChannels.popUp] },
  })
  const popUpId = created[0].id

  const apiKeys = await container
    .resolve(Modules.API_KEY)
    .listApiKeys(
      { type: "publishable" },
      { select: ["id"], order: { created_at: "ASC" } }
    )
  if (apiKeys[0]) {
    await updateApiKeysWorkflow(container).run({
      input: {
        selector: { id: apiKeys[0].id },
        update: { title: salesChannels.online.name },
      },
    })
    await linkKey(container, apiKeys[0].id, onlineId)
  } else {
    await createKey(container, salesChannels.online.name, onlineId)
  }
  await createKey(container, salesChannels.popUp.name, popUpId)

  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: shop.name,
        default_sales_channel_id: onlineId,
        supported_currencies: regions.map((region, index) => ({
          currency_code: region.currency,
          is_default: index === 0,
          is_tax_inclusive: region.isTaxInclusive,
        })),
        supported_locales: ["en-US", "en-GB", "de-DE", "fr-FR", "it-IT"].map(
          (locale_code) => ({ locale_code })
        ),
      },
    },
  })
  return { storeId: store.id, onlineId, popUpId }
}

async function createKey(
  container: MedusaContainer,
  title: string,
  salesChannelId: string
): Promise<void> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title, type: "publishable", created_by: "" }] },
  })
  await linkKey(container, result[0].id, salesChannelId)
}

async function linkKey(
  container: MedusaContainer,
  keyId: string,
  salesChannelId: string
): Promise<void> {
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: keyId, add: [salesChannelId] },
  })
}
