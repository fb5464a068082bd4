import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createRegionsWorkflow,
  createTaxRegionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { regions } from "./shop"

/** Makes the regions, each with the system payment provider, and the taxes of their countries. */
export async function seedGeography(container: MedusaContainer): Promise<void> {
  await createRegionsWorkflow(container).run({
    input: {
      regions: regions.map((region) => ({
        name: region.name,
        currency_code: region.currency,
        countries: Object.keys(region.countries),
        payment_providers: ["pp_system_default"],
        automatic_taxes: true,
        is_tax_inclusive: region.isTaxInclusive,
      })),
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: regions.flatMap((region) =>
      Object.entries(region.countries).map(([country, rate]) => ({
        country_code: country,
        provider_id: "tp_system",
        default_tax_rate: {
          name: region.isTaxInclusive ? "VAT" : "Sales tax",
          code: country,
          rate,
        },
      }))
    ),
  })
}
