import type { CatalogProduct, CatalogVariant } from "./catalog-types"

/** Skin care: everything that runs out and is bought again. */
export const skinCareProducts: CatalogProduct[] = [
  {
    handle: "sea-buckthorn-serum",
    title: "Sea Buckthorn Serum",
    subtitle: "Face oil for dull and tired skin",
    description:
      "Cold-pressed sea buckthorn, squalane and rose hip: three oils and nothing else. Three drops on damp skin at night. " +
      "The orange is the fruit's own; it does not stain once it is in.",
    category: "face-care",
    type: "Serum",
    tags: ["face", "vegan", "bestseller"],
    inCollection: true,
    originCountry: "se",
    options: { Volume: ["15 ml", "30 ml"] },
    variants: [
      one("LR-SERUM-15", "15 ml", 24, 26, 70, 60),
      one("LR-SERUM-30", "30 ml", 39, 43, 110, 85),
    ],
  },
  {
    handle: "birch-cleanser",
    title: "Birch Cleanser",
    subtitle: "Gentle face wash with birch sap",
    description:
      "A quiet gel that takes off the day and leaves the skin as it found it. Birch sap instead of most of the water, " +
      "no perfume, pH 5.5. The refill fills the bottle twice.",
    category: "face-care",
    type: "Cleanser",
    tags: ["face", "vegan", "refill"],
    originCountry: "fi",
    options: { Volume: ["150 ml", "300 ml refill"] },
    variants: [
      one("LR-BIRCH-150", "150 ml", 18, 20, 210, 90),
      one("LR-BIRCH-300R", "300 ml refill", 26, 28, 320, 70),
    ],
  },
  {
    handle: "calendula-lip-balm",
    title: "Calendula Lip Balm",
    subtitle: "Beeswax, calendula and a little honey",
    description:
      "For lips that have been outside. Calendula steeped in sunflower oil for six weeks, set with beeswax from hives " +
      "we can walk to. In a tin, because tins get reused.",
    category: "face-care",
    type: "Balm",
    tags: ["face", "gift"],
    originCountry: "dk",
    options: { Volume: ["10 ml", "Set of 3"] },
    variants: [
      one("LR-LIP-10", "10 ml", 7.5, 8, 24, 160),
      one("LR-LIP-3", "Set of 3", 19.5, 21, 72, 60),
    ],
  },
  {
    handle: "oat-honey-soap",
    title: "Oat & Honey Soap",
    subtitle: "Cold-stirred bar with ground oats",
    description:
      "Olive oil and shea butter, stirred cold and cured for six weeks, with oats ground fine enough to polish and not " +
      "to scratch. One bar lasts about a month at the kitchen sink.",
    category: "body-care",
    type: "Soap",
    tags: ["body", "bestseller"],
    inCollection: true,
    originCountry: "dk",
    options: { Pack: ["Single bar", "Pack of 3"] },
    variants: [
      one("LR-SOAP-1", "Single bar", 8.5, 9.5, 110, 200),
      one("LR-SOAP-3", "Pack of 3", 22, 24, 330, 75),
    ],
  },
  {
    handle: "fig-hand-cream",
    title: "Fig Hand Cream",
    subtitle: "Rich, quick, green",
    description:
      "Shea butter and glycerine in a cream that is gone in a minute, so you can pick the cup up again. Smells of fig " +
      "leaf: green, dry, not sweet. In an aluminium tube that you can roll up to the end.",
    category: "body-care",
    type: "Cream",
    tags: ["body", "vegan", "gift"],
    originCountry: "fr",
    options: { Volume: ["50 ml", "100 ml"] },
    variants: [
      one("LR-FIG-50", "50 ml", 12.5, 14, 75, 110),
      one("LR-FIG-100", "100 ml", 19, 21, 135, 65),
    ],
  },
  {
    handle: "coffee-body-scrub",
    title: "Coffee Body Scrub",
    subtitle: "Made with the grounds of our own roastery",
    description:
      "Dried coffee grounds from the tasting room, brown sugar and coconut oil. It wakes you up about as fast as the " +
      "drink does. Use it once a week, rinse the shower after.",
    category: "body-care",
    type: "Scrub",
    tags: ["body", "vegan", "coffee"],
    originCountry: "dk",
    options: { Size: ["200 g", "400 g"] },
    variants: [
      one("LR-SCRUB-200", "200 g", 16.5, 18, 290, 80),
      one("LR-SCRUB-400", "400 g", 28, 31, 520, 35),
    ],
  },
]

function one(
  sku: string,
  value: string,
  eur: number,
  usd: number,
  weight: number,
  stock: number
): CatalogVariant {
  return { sku, values: [value], prices: { eur, usd }, weight, stock }
}
