import { asValue } from "@medusajs/framework/awilix"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { POST_PURCHASE_MODULE } from "../../../../src/modules/post-purchase/constants"
import {
  DEFAULT_SETTINGS,
  type StoreSettings,
  mergeSettings,
} from "../../../../src/modules/post-purchase/settings"
import { resolveOptions } from "../../../../src/options"
import type { Delivery } from "../../../../src/workflows/dispatch/delivery/delivery"
import type { OrderRecord } from "../../../../src/workflows/dispatch/facts/order-record"
import type { Channel } from "./history"
import type { Rules } from "./rules"

/** Under which the dispatcher's way out is found, in place of the store's provider. */
export const MODEL_DELIVERY = "model_delivery"

export type ModelOrder = OrderRecord & {
  customer_id: null
  sales_channel_id: Channel
  summary: { current_order_total: number; paid_total: number }
}

/** An order of one item that was paid at once. */
export function modelOrder(
  id: string,
  fields: { email: string; sales_channel_id: Channel; country: string | null },
  placedAt: number
): ModelOrder {
  const { country, ...rest } = fields
  const amounts = { subtotal: 10, total: 10, original_total: 10, original_subtotal: 10 }
  return {
    ...rest,
    id,
    display_id: 1,
    customer_id: null,
    created_at: new Date(placedAt),
    canceled_at: null,
    currency_code: "eur",
    ...amounts,
    tax_total: 0,
    summary: { current_order_total: 10, paid_total: 10 },
    shipping_address: { first_name: "Ada", last_name: "Byron", country_code: country },
    items: [
      { id: `item_${id}`, title: "Tea", product_title: "Tea", quantity: 1, ...amounts },
    ],
    payment_collections: [
      { status: "captured", currency_code: "eur", captured_amount: 10, payments: [] },
    ],
  }
}

/** What of Medusa the dispatcher and the consent workflows ask for, and the real database. */
export function modelContainer(
  db: Knex,
  store: { settings: () => StoreSettings; orders: ReadonlyMap<string, ModelOrder> }
): MedusaContainer {
  const silent = () => undefined
  const container = createMedusaContainer()
  const options = resolveOptions({ dispatch: { lanes: 1 } })
  container.register({
    [ContainerRegistrationKeys.PG_CONNECTION]: asValue(db),
    [ContainerRegistrationKeys.LOGGER]: asValue({
      debug: silent,
      info: silent,
      warn: silent,
      error: silent,
    }),
    [ContainerRegistrationKeys.QUERY]: asValue({
      graph: async ({
        entity,
        filters,
      }: {
        entity: string
        filters: { id: string[] }
      }) => ({
        data:
          entity === "order"
            ? filters.id.flatMap((id) => store.orders.get(id) ?? [])
            : [],
      }),
    }),
    [Modules.EVENT_BUS]: asValue({
      emit: async () => undefined,
      releaseGroupedEvents: async () => undefined,
      clearGroupedEvents: async () => undefined,
    }),
    [POST_PURCHASE_MODULE]: asValue({
      options,
      getSettings: async () => store.settings(),
      getFlowSettings: async () =>
        new Map([["thank-you", { enabled: true, overrides: {} }]]),
      listShipmentReports: async () => [],
      listMessages: async ({ id }: { id: string }) =>
        db("post_purchase_message").where({ id }),
    }),
  })
  return container
}

/** Gives the dispatcher of this container its way out and its batch size for the next run. */
export function equip(
  container: MedusaContainer,
  delivery: Delivery,
  batchSize: number
): void {
  const ledger: { options: { dispatch: { batch_size: number } } } =
    container.resolve(POST_PURCHASE_MODULE)
  ledger.options.dispatch.batch_size = batchSize
  container.register({ [MODEL_DELIVERY]: asValue(delivery) })
}

/** The store's settings under these rules. */
export function toSettings(rules: Rules): StoreSettings {
  return mergeSettings(DEFAULT_SETTINGS, {
    sender: { name: "Shop", address: "shop@example.com" },
    brand: { store_name: "Shop", postal_address: "Main Street 1, 12345 Town" },
    public_url: "https://api.shop.example",
    time_zone: rules.timeZone,
    consent: {
      mode: rules.mode,
      channels: rules.clubMode ? { sc_club: rules.clubMode } : {},
      strict_countries: rules.strictCountries,
    },
    sending: {
      quiet_hours: rules.quietHours,
      preferred: rules.preferred,
      cap: rules.cap,
    },
  })
}
