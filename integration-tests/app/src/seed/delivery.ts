import type { MedusaContainer, UpdateShippingOptionDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { SeededChannels } from "./channels"
import { regions, shippingOptions } from "./shop"

export interface SeededDelivery {
  stockLocationId: string
  shippingProfileId: string
}

const manualProvider = "manual_manual"

/** Makes the warehouse, its delivery zones and the shipping options in them. */
export async function seedDelivery(
  container: MedusaContainer,
  channels: SeededChannels
): Promise<SeededDelivery> {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const fulfillment = container.resolve(Modules.FULFILLMENT)

  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: "Roastery, Copenhagen",
          address: {
            address_1: "Refshalevej 171",
            city: "København K",
            country_code: "DK",
            postal_code: "1432",
          },
        },
      ],
    },
  })
  const stockLocationId = locations[0].id
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: stockLocationId, add: [channels.onlineId, channels.popUpId] },
  })
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: channels.storeId },
      update: { default_location_id: stockLocationId },
    },
  })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: manualProvider },
  })

  const set = await fulfillment.createFulfillmentSets({
    name: "Delivery from Copenhagen",
    type: "shipping",
    service_zones: regions.map((region) => ({
      name: region.name,
      geo_zones: Object.keys(region.countries).map((country_code) => ({
        country_code,
        type: "country" as const,
      })),
    })),
  })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })

  const shippingProfileId = await ensureShippingProfile(container)
  const { result: options } = await createShippingOptionsWorkflow(container).run({
    input: set.service_zones.flatMap((zone) =>
      shippingOptions.map((option) => ({
        name: option.name,
        price_type: "flat" as const,
        provider_id: manualProvider,
        service_zone_id: zone.id,
        shipping_profile_id: shippingProfileId,
        type: { label: option.name, description: option.description, code: option.code },
        prices: Object.entries(option.prices).map(([currency_code, amount]) => ({
          currency_code,
          amount,
        })),
        rules: [
          { attribute: "enabled_in_store", value: "true", operator: "eq" as const },
          { attribute: "is_return", value: "false", operator: "eq" as const },
        ],
      }))
    ),
  })
  // What the mails promise: the plugin reads it from the option's metadata, which the
  // Admin API takes and the module's published type leaves out.
  for (const { id, name } of options) {
    const promise = shippingOptions.find((option) => option.name === name)
    const change: UpdateShippingOptionDTO & { metadata: Record<string, unknown> } = {
      metadata: { delivery_days: promise?.deliveryDays, carrier: promise?.carrier },
    }
    await fulfillment.updateShippingOptions(id, change)
  }
  return { stockLocationId, shippingProfileId }
}

async function ensureShippingProfile(container: MedusaContainer): Promise<string> {
  const profiles = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ type: "default" })
  if (profiles[0]) {
    return profiles[0].id
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default Shipping Profile", type: "default" }] },
  })
  return result[0].id
}
