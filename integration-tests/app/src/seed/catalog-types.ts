/** A price in each currency of the store, in whole units with decimals. */
export interface Prices {
  eur: number
  usd: number
}

export interface CatalogVariant {
  sku: string
  /** The value of every option of the product, in the order of `options`. */
  values: string[]
  prices: Prices
  /** Grams. */
  weight: number
  /** Pieces in stock at the start. */
  stock: number
}

export interface CatalogProduct {
  handle: string
  title: string
  subtitle: string
  description: string
  category: CategoryHandle
  type: string
  tags: string[]
  /** Part of the "Slow mornings" collection. */
  inCollection?: boolean
  material?: string
  originCountry?: string
  /** Option titles with their values, for example Size: 250 g, 1 kg. */
  options: Record<string, string[]>
  variants: CatalogVariant[]
}

export const categories = [
  {
    handle: "coffee",
    name: "Coffee",
    description: "Roasted on Tuesdays and Thursdays, posted the same day.",
  },
  {
    handle: "brewing",
    name: "Brewing",
    description: "The few tools that make a difference, and outlive us.",
  },
  {
    handle: "face-care",
    name: "Face care",
    description: "Short lists of ingredients, in glass where glass makes sense.",
  },
  {
    handle: "body-care",
    name: "Body care",
    description: "For hands that wash up, carry and dig.",
  },
] as const

export type CategoryHandle = (typeof categories)[number]["handle"]

export const collection = { handle: "slow-mornings", title: "Slow mornings" } as const
