import { Modules } from "@medusajs/framework/utils"
import type { CreateOrderDTO } from "@medusajs/framework/types"
import type { TestStore } from "../../support/test-store"

/**
 * Makes an order in the order module and says that it was placed, for what no checkout lets
 * in: imports, other currencies, two hundred lines, hostile titles.
 *
 * @returns the order's id
 */
export async function placeDirectly(
  store: TestStore,
  order: Partial<CreateOrderDTO>
): Promise<string> {
  const created = await store.container.resolve(Modules.ORDER).createOrders({
    currency_code: "eur",
    email: "mara@example.com",
    locale: "en-GB",
    shipping_address: {
      first_name: "Mara",
      last_name: "Vogel",
      address_1: "Invalidenstraße 117",
      city: "Berlin",
      postal_code: "10115",
      country_code: "de",
    },
    items: [{ title: "Tea", quantity: 1, unit_price: 5 }],
    ...order,
  })
  await store.emit("order.placed", { id: created.id })
  return created.id
}
