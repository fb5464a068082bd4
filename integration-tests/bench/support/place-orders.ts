import type { Client } from "@medusajs/framework/pg"
import { type Shopper } from "../../support/store-client"
import { cloneOrder } from "./clone-order"

/** Places one order of three lines over HTTP and copies it. */
export async function placeOrders(
  shopper: Shopper,
  sql: Client,
  copies: number
): Promise<string[]> {
  const products = await shopper.products()
  const skus = products.slice(0, 3).map(({ variants }) => variants?.[0].sku ?? "")
  const order = await shopper.placeOrder({
    email: "first@example.com",
    items: skus.map((sku, index) => ({ sku, quantity: index + 1 })),
    address: {
      first_name: "Mara",
      last_name: "Vogel",
      address_1: "Invalidenstraße 117",
      city: "Berlin",
      postal_code: "10115",
      country_code: "de",
    },
    promoCodes: ["WELCOME10"],
    locale: "de-DE",
  })
  return cloneOrder(sql, order.id, copies)
}
