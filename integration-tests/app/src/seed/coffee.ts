import type { CatalogProduct } from "./catalog-types"

/** Coffee and what one brews it with. */
export const coffeeProducts: CatalogProduct[] = [
  {
    handle: "harbour-espresso",
    title: "Harbour Espresso",
    subtitle: "House blend · hazelnut, dark cherry, cocoa",
    description:
      "The coffee we drink ourselves at half past six. Two thirds Brazil from the Mogiana, one third washed Guatemala, " +
      "roasted until the sugar browns and no further. Forgiving in a moka pot, round as espresso, and good with milk.",
    category: "coffee",
    type: "Coffee beans",
    tags: ["espresso", "blend", "bestseller"],
    inCollection: true,
    originCountry: "br",
    options: { Size: ["250 g", "1 kg"], Grind: ["Whole bean", "Espresso", "Moka pot"] },
    variants: [
      bag("LR-HARB-250-BEAN", ["250 g", "Whole bean"], 9.9, 11, 250, 140),
      bag("LR-HARB-250-ESP", ["250 g", "Espresso"], 9.9, 11, 250, 80),
      bag("LR-HARB-250-MOKA", ["250 g", "Moka pot"], 9.9, 11, 250, 60),
      bag("LR-HARB-1KG-BEAN", ["1 kg", "Whole bean"], 34, 38, 1000, 70),
      bag("LR-HARB-1KG-ESP", ["1 kg", "Espresso"], 34, 38, 1000, 40),
      bag("LR-HARB-1KG-MOKA", ["1 kg", "Moka pot"], 34, 38, 1000, 25),
    ],
  },
  {
    handle: "konga-filter",
    title: "Konga Filter",
    subtitle: "Yirgacheffe, Ethiopia · bergamot, peach, black tea",
    description:
      "Washed coffee from some six hundred smallholders around the Konga station, grown at 2,000 metres. " +
      "Light, clear and a little like Earl Grey. Best as pour-over, in the first four weeks after roasting.",
    category: "coffee",
    type: "Coffee beans",
    tags: ["filter", "single origin"],
    inCollection: true,
    originCountry: "et",
    options: { Size: ["250 g", "500 g"], Grind: ["Whole bean", "Filter"] },
    variants: [
      bag("LR-KONG-250-BEAN", ["250 g", "Whole bean"], 13.5, 15, 250, 90),
      bag("LR-KONG-250-FILT", ["250 g", "Filter"], 13.5, 15, 250, 45),
      bag("LR-KONG-500-BEAN", ["500 g", "Whole bean"], 25, 28, 500, 40),
      bag("LR-KONG-500-FILT", ["500 g", "Filter"], 25, 28, 500, 20),
    ],
  },
  {
    handle: "evening-decaf",
    title: "Evening Decaf",
    subtitle: "Huila, Colombia · caramel, red apple, malt",
    description:
      "Decaffeinated in Colombia with sugar-cane ethyl acetate, which leaves the sweetness where it was. " +
      "Nobody at our tastings has found it without the label.",
    category: "coffee",
    type: "Coffee beans",
    tags: ["decaf", "single origin"],
    originCountry: "co",
    options: { Size: ["250 g", "1 kg"], Grind: ["Whole bean", "Filter"] },
    variants: [
      bag("LR-DECA-250-BEAN", ["250 g", "Whole bean"], 11.5, 12.5, 250, 60),
      bag("LR-DECA-250-FILT", ["250 g", "Filter"], 11.5, 12.5, 250, 30),
      bag("LR-DECA-1KG-BEAN", ["1 kg", "Whole bean"], 39, 43, 1000, 20),
      bag("LR-DECA-1KG-FILT", ["1 kg", "Filter"], 39, 43, 1000, 10),
    ],
  },
  {
    handle: "stovetop-moka-pot",
    title: "Stovetop Moka Pot",
    subtitle: "Brushed steel, works on induction",
    description:
      "A moka pot of brushed stainless steel with a beech handle that stays cool. It takes ten minutes, most of which " +
      "is the smell. Every part can be replaced; we keep gaskets and filter plates for good.",
    category: "brewing",
    type: "Brewer",
    tags: ["brewer", "bestseller", "gift"],
    inCollection: true,
    material: "Stainless steel, beech",
    originCountry: "it",
    options: { Size: ["3 cups", "6 cups"] },
    variants: [
      {
        sku: "LR-MOKA-3",
        values: ["3 cups"],
        prices: { eur: 42, usd: 46 },
        weight: 540,
        stock: 45,
      },
      {
        sku: "LR-MOKA-6",
        values: ["6 cups"],
        prices: { eur: 54, usd: 59 },
        weight: 780,
        stock: 35,
      },
    ],
  },
  {
    handle: "stoneware-dripper",
    title: "Stoneware Dripper",
    subtitle: "One to three cups, glazed by hand",
    description:
      "Thrown in a workshop of four people outside Porto and glazed by hand, so no two are the same. Thick walls keep " +
      "the water hot; the ribs are steep enough that it never stalls. Takes paper size 02.",
    category: "brewing",
    type: "Brewer",
    tags: ["brewer", "filter", "gift"],
    material: "Stoneware",
    originCountry: "pt",
    options: { Colour: ["Chalk", "Clay"] },
    variants: [
      {
        sku: "LR-DRIP-CHALK",
        values: ["Chalk"],
        prices: { eur: 29, usd: 32 },
        weight: 410,
        stock: 30,
      },
      {
        sku: "LR-DRIP-CLAY",
        values: ["Clay"],
        prices: { eur: 29, usd: 32 },
        weight: 410,
        stock: 24,
      },
    ],
  },
  {
    handle: "paper-filters",
    title: "Paper Filters",
    subtitle: "100 sheets, unbleached",
    description:
      "Unbleached cone filters from forests that are looked after. Rinse one with hot water and it tastes of nothing " +
      "at all. They go on the compost, coffee included.",
    category: "brewing",
    type: "Consumable",
    tags: ["filter", "refill"],
    material: "Paper",
    originCountry: "de",
    options: { Size: ["01", "02"] },
    variants: [
      {
        sku: "LR-PAPER-01",
        values: ["01"],
        prices: { eur: 5.5, usd: 6 },
        weight: 120,
        stock: 180,
      },
      {
        sku: "LR-PAPER-02",
        values: ["02"],
        prices: { eur: 6, usd: 6.5 },
        weight: 150,
        stock: 220,
      },
    ],
  },
]

function bag(
  sku: string,
  values: string[],
  eur: number,
  usd: number,
  weight: number,
  stock: number
): CatalogProduct["variants"][number] {
  return { sku, values, prices: { eur, usd }, weight, stock }
}
