import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AttributionSettings } from "../../../modules/post-purchase/queries/attribute-orders"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"

/** A store changes its default currency about never. */
const FRESH_MS = 60_000

type Reading = { currency: Promise<string | null>; at: number }

// By connection: each workflow gets a container of its own.
const readings = new WeakMap<Knex, Reading>()

/** The settings of attribution, with the currency that totals over all orders are in. */
export async function readAttributionSettings(
  container: MedusaContainer
): Promise<AttributionSettings> {
  const { attribution } = await resolveLedger(container).getSettings()
  return {
    window_days: attribution.window_days,
    exchange_rates: attribution.exchange_rates,
    base_currency: attribution.base_currency ?? (await defaultCurrency(container)),
  }
}

function defaultCurrency(container: MedusaContainer): Promise<string | null> {
  const db = resolveConnection(container)
  const known = readings.get(db)
  if (known && Date.now() - known.at < FRESH_MS) {
    return known.currency
  }
  const reading: Reading = { currency: readDefaultCurrency(container), at: Date.now() }
  readings.set(db, reading)
  reading.currency.catch(() => readings.delete(db))
  return reading.currency
}

async function readDefaultCurrency(container: MedusaContainer): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "store",
    fields: ["supported_currencies.currency_code", "supported_currencies.is_default"],
    pagination: { take: 1, order: { created_at: "ASC" } },
  })
  const currencies = data.flatMap(
    ({ supported_currencies }) => supported_currencies ?? []
  )
  const found = currencies.find((currency) => currency?.is_default) ?? currencies[0]
  return found?.currency_code.toLowerCase() ?? null
}
