/** Who the shop is. One place for the seed, the demo and the tests. */
export const shop = {
  name: "Lindgren & Roe",
  domain: "lindgren-roe.example",
  promotionCode: "WELCOME10",
} as const

/** The account that the demo prints. Both can be set in the environment. */
export const adminAccount = {
  email: process.env.ADMIN_EMAIL ?? `admin@${shop.domain}`,
  password: process.env.ADMIN_PASSWORD ?? "slow-mornings",
} as const

export const salesChannels = {
  online: { name: "Online Shop", description: "The web shop." },
  popUp: {
    name: "Pop-up & Wholesale",
    description: "Market stalls, cafés and shops that stock us.",
  },
} as const

/** VAT and sales tax as Medusa's own tax provider applies them, in per cent. */
export const regions = [
  {
    name: "Europe",
    currency: "eur",
    // Prices on a European page hold the VAT already.
    isTaxInclusive: true,
    countries: {
      at: 20,
      be: 21,
      de: 19,
      dk: 25,
      es: 21,
      fr: 20,
      it: 22,
      nl: 21,
      pt: 23,
      se: 25,
    },
  },
  {
    name: "North America",
    currency: "usd",
    isTaxInclusive: false,
    // No national sales tax; Canada has its federal GST.
    countries: { us: 0, ca: 5 },
  },
] as const

export const shippingOptions = [
  {
    code: "standard",
    name: "Standard",
    description: "With the post, 2–4 working days.",
    deliveryDays: [2, 4],
    carrier: "PostNord",
    prices: { eur: 4.9, usd: 6.9 },
  },
  {
    code: "express",
    name: "Express",
    description: "By courier, the next working day.",
    deliveryDays: [1, 1],
    carrier: "DHL Express",
    prices: { eur: 12.9, usd: 18.9 },
  },
] as const
