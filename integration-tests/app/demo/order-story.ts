import type { Admin, PlaceOrderInput, Shopper } from "../../support/store-client"
import { shop } from "../src/seed/shop"
import type { Progress } from "./progress"

/** What people order in the demo, one after the other. */
const stories: PlaceOrderInput[] = [
  {
    email: "ines.carvalho@example.com",
    items: [
      { sku: "LR-MOKA-3" },
      { sku: "LR-HARB-250-MOKA", quantity: 2 },
      { sku: "LR-SOAP-1", quantity: 3 },
    ],
    address: {
      first_name: "Inês",
      last_name: "Carvalho",
      address_1: "Rua da Boavista 84",
      city: "Lisboa",
      postal_code: "1200-068",
      country_code: "pt",
      phone: "+351 210 000 184",
    },
    shipping: "Standard",
    promoCodes: [shop.promotionCode],
    locale: "en-GB",
  },
  {
    email: "jonas.brandt@example.com",
    items: [{ sku: "LR-KONG-250-FILT" }, { sku: "LR-DRIP-CLAY" }, { sku: "LR-PAPER-02" }],
    address: {
      first_name: "Jonas",
      last_name: "Brandt",
      address_1: "Torstraße 114",
      city: "Berlin",
      postal_code: "10119",
      country_code: "de",
    },
    shipping: "Express",
    locale: "de-DE",
  },
  {
    email: "maya.okafor@example.com",
    items: [{ sku: "LR-SERUM-30" }, { sku: "LR-FIG-50" }, { sku: "LR-LIP-3" }],
    address: {
      first_name: "Maya",
      last_name: "Okafor",
      address_1: "418 Garfield Place",
      address_2: "Apt 3",
      city: "Brooklyn",
      province: "us-ny",
      postal_code: "11215",
      country_code: "us",
    },
    shipping: "Standard",
    locale: "en-US",
  },
]

export interface PlacedOrder {
  id: string
  displayId: string
  email: string
}

/** Somebody orders something: a cart, an address, a parcel service, a payment. */
export async function placeOrder(
  shopper: Shopper,
  ordersSoFar: number,
  progress: Progress
): Promise<PlacedOrder> {
  const story = stories[ordersSoFar % stories.length]
  const { first_name, last_name, city } = story.address
  const order = await progress.step(
    `${first_name} ${last_name} in ${city} orders`,
    () => shopper.placeOrder(story),
    (placed) =>
      `${first_name} ${last_name} in ${city} orders: #${placed.display_id}, ${money(placed.total, placed.currency_code)}`
  )
  return { id: order.id, displayId: String(order.display_id), email: story.email }
}

/** The shop packs everything that was ordered into one parcel and ships it. Gives the parcel. */
export async function shipOrder(
  admin: Admin,
  order: PlacedOrder,
  progress: Progress
): Promise<string> {
  const tracking = `LR${order.displayId.padStart(6, "0")}DK`
  const parcel = await progress.step(`Order #${order.displayId} is packed`, () =>
    admin.fulfil(order.id)
  )
  await progress.step(`Order #${order.displayId} is shipped as ${tracking}`, () =>
    admin.ship(order.id, parcel, [
      { number: tracking, url: `https://track.example/${tracking}` },
    ])
  )
  return parcel
}

/** The parcel is at the door. */
export async function deliverOrder(
  admin: Admin,
  order: PlacedOrder,
  parcel: string,
  progress: Progress
): Promise<void> {
  await progress.step(`Order #${order.displayId} is delivered`, () =>
    admin.deliver(order.id, parcel)
  )
}

function money(amount: number, currency: string): string {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount)
}
