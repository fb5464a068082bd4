import type { HttpTypes } from "@medusajs/framework/types"
import { createSend, StoreHttpError } from "./http"

/** What a shopper wants, by stock-keeping unit. */
export interface OrderedItem {
  sku: string
  /** (Default: 1) */
  quantity?: number
}

export interface ShopperAddress {
  first_name: string
  last_name: string
  address_1: string
  address_2?: string
  city: string
  postal_code: string
  province?: string
  /** Two letters, lower case. It decides the region, and so the currency. */
  country_code: string
  phone?: string
}

export interface CreateCartInput {
  /** The name of the region. (Default: the one of the address' country) */
  region?: string
  email?: string
  items?: OrderedItem[]
  address?: ShopperAddress
  promoCodes?: string[]
  /** For example "de-DE". The order keeps it. */
  locale?: string
  metadata?: Record<string, unknown>
}

export interface PlaceOrderInput extends CreateCartInput {
  email: string
  items: OrderedItem[]
  address: ShopperAddress
  /** The name of a shipping option. (Default: the first one offered) */
  shipping?: string
}

export interface Shopper {
  regions(): Promise<HttpTypes.StoreRegion[]>
  products(): Promise<HttpTypes.StoreProduct[]>
  /** The id of a variant, found by its stock-keeping unit. */
  variantId(sku: string): Promise<string>
  createCart(input: CreateCartInput): Promise<HttpTypes.StoreCart>
  updateCart(
    cartId: string,
    update: Record<string, unknown>
  ): Promise<HttpTypes.StoreCart>
  addItem(cartId: string, item: OrderedItem): Promise<HttpTypes.StoreCart>
  shippingOptions(cartId: string): Promise<HttpTypes.StoreCartShippingOption[]>
  chooseShipping(cartId: string, name?: string): Promise<HttpTypes.StoreCart>
  /** Opens a payment session with the system provider, which takes every payment. */
  preparePayment(cartId: string): Promise<void>
  /** Turns the cart into an order. Completing it again gives the same order. */
  completeCart(cartId: string): Promise<HttpTypes.StoreOrder>
  /** All of the above, from the empty cart to the order. */
  placeOrder(input: PlaceOrderInput): Promise<HttpTypes.StoreOrder>
}

export interface ShopperOptions {
  baseUrl: string
  /** The publishable key of the sales channel that is shopped in. */
  publishableKey: string
  /** The token of a customer who is logged in. (Default: a guest) */
  token?: string
}

/** Somebody who shops through the Store API, as a storefront does. */
export function createShopper({
  baseUrl,
  publishableKey,
  token,
}: ShopperOptions): Shopper {
  const send = createSend(baseUrl, {
    "x-publishable-api-key": publishableKey,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  })
  let variants: Promise<Map<string, string>> | undefined

  const regions: Shopper["regions"] = async () =>
    (
      await send<HttpTypes.StoreRegionListResponse>(
        "GET",
        "/store/regions?fields=*countries&limit=100"
      )
    ).regions

  const products: Shopper["products"] = async () =>
    (
      await send<HttpTypes.StoreProductListResponse>(
        "GET",
        "/store/products?limit=100&fields=*variants"
      )
    ).products

  const variantId: Shopper["variantId"] = async (sku) => {
    variants ??= products().then(
      (all) =>
        new Map(
          all.flatMap((p) => (p.variants ?? []).map((v) => [v.sku ?? "", v.id] as const))
        )
    )
    const id = (await variants).get(sku)
    if (id === undefined) {
      variants = undefined
      throw new StoreHttpError(
        "GET",
        "/store/products",
        200,
        `no variant has the SKU ${sku}`
      )
    }
    return id
  }

  const regionId = async (input: CreateCartInput): Promise<string> => {
    const region = (await regions()).find(({ name, countries }) =>
      input.region === undefined
        ? countries?.some(({ iso_2 }) => iso_2 === input.address?.country_code)
        : name === input.region
    )
    if (region === undefined) {
      const wanted =
        input.region ?? `for the country "${input.address?.country_code ?? "?"}"`
      throw new StoreHttpError("GET", "/store/regions", 200, `no region ${wanted}`)
    }
    return region.id
  }

  const toLine = async ({ sku, quantity = 1 }: OrderedItem) => ({
    variant_id: await variantId(sku),
    quantity,
  })

  const createCart: Shopper["createCart"] = async (input) => {
    const { email, address, promoCodes, locale, metadata, items = [] } = input
    const body = {
      region_id: await regionId(input),
      items: await Promise.all(items.map(toLine)),
      email,
      shipping_address: address,
      billing_address: address,
      promo_codes: promoCodes,
      locale,
      metadata,
    }
    return (await send<HttpTypes.StoreCartResponse>("POST", "/store/carts", body)).cart
  }

  const updateCart: Shopper["updateCart"] = async (cartId, update) =>
    (await send<HttpTypes.StoreCartResponse>("POST", `/store/carts/${cartId}`, update))
      .cart

  const addItem: Shopper["addItem"] = async (cartId, item) =>
    (
      await send<HttpTypes.StoreCartResponse>(
        "POST",
        `/store/carts/${cartId}/line-items`,
        await toLine(item)
      )
    ).cart

  const shippingOptions: Shopper["shippingOptions"] = async (cartId) =>
    (
      await send<HttpTypes.StoreShippingOptionListResponse>(
        "GET",
        `/store/shipping-options?cart_id=${cartId}`
      )
    ).shipping_options

  const chooseShipping: Shopper["chooseShipping"] = async (cartId, name) => {
    const offered = await shippingOptions(cartId)
    const option = name === undefined ? offered[0] : offered.find((o) => o.name === name)
    if (option === undefined) {
      const names = offered.map((o) => o.name).join(", ") || "nothing"
      const wanted =
        name === undefined ? "no shipping option" : `no shipping option "${name}"`
      throw new StoreHttpError(
        "GET",
        "/store/shipping-options",
        200,
        `${wanted}; offered: ${names}`
      )
    }
    const path = `/store/carts/${cartId}/shipping-methods`
    return (
      await send<HttpTypes.StoreCartResponse>("POST", path, { option_id: option.id })
    ).cart
  }

  const preparePayment: Shopper["preparePayment"] = async (cartId) => {
    const { payment_collection: collection } =
      await send<HttpTypes.StorePaymentCollectionResponse>(
        "POST",
        "/store/payment-collections",
        {
          cart_id: cartId,
        }
      )
    await send("POST", `/store/payment-collections/${collection.id}/payment-sessions`, {
      provider_id: "pp_system_default",
    })
  }

  const completeCart: Shopper["completeCart"] = async (cartId) => {
    const path = `/store/carts/${cartId}/complete`
    const result = await send<HttpTypes.StoreCompleteCartResponse>("POST", path, {})
    if (result.type !== "order") {
      // A refused payment or missing stock answers 200, with the cart.
      throw new StoreHttpError("POST", path, 200, result.error.message)
    }
    return result.order
  }

  const placeOrder: Shopper["placeOrder"] = async (input) => {
    const cart = await createCart(input)
    await chooseShipping(cart.id, input.shipping)
    await preparePayment(cart.id)
    return completeCart(cart.id)
  }

  return {
    regions,
    products,
    variantId,
    createCart,
    updateCart,
    addItem,
    shippingOptions,
    chooseShipping,
    preparePayment,
    completeCart,
    placeOrder,
  }
}
