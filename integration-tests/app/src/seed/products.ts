import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, ProductStatus } from "@medusajs/framework/utils"
import {
  createCollectionsWorkflow,
  createInventoryLevelsWorkflow,
  createProductCategoriesWorkflow,
  createProductTagsWorkflow,
  createProductTypesWorkflow,
  createProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { categories, collection, type CatalogProduct } from "./catalog-types"
import type { SeededChannels } from "./channels"
import { coffeeProducts } from "./coffee"
import type { SeededDelivery } from "./delivery"
import { skinCareProducts } from "./skin-care"

export const catalog: CatalogProduct[] = [...coffeeProducts, ...skinCareProducts]

/** Makes the catalogue with its pictures, prices and stock. */
export async function seedProducts(
  container: MedusaContainer,
  channels: SeededChannels,
  delivery: SeededDelivery,
  imageBaseUrl: string
): Promise<void> {
  const { result: createdCategories } = await createProductCategoriesWorkflow(
    container
  ).run({
    input: {
      product_categories: categories.map((category) => ({
        ...category,
        is_active: true,
      })),
    },
  })
  const { result: collections } = await createCollectionsWorkflow(container).run({
    input: { collections: [collection] },
  })
  const { result: tags } = await createProductTagsWorkflow(container).run({
    input: { product_tags: unique(catalog.flatMap(({ tags }) => tags)) },
  })
  const { result: types } = await createProductTypesWorkflow(container).run({
    input: { product_types: unique(catalog.map(({ type }) => type)) },
  })

  await createProductsWorkflow(container).run({
    input: {
      products: catalog.map((product) => {
        const image = `${imageBaseUrl}/${product.handle}.png`
        const optionTitles = Object.keys(product.options)
        return {
          title: product.title,
          subtitle: product.subtitle,
          description: product.description,
          handle: product.handle,
          status: ProductStatus.PUBLISHED,
          thumbnail: image,
          images: [{ url: image }],
          material: product.material,
          origin_country: product.originCountry,
          weight: Math.min(...product.variants.map(({ weight }) => weight)),
          shipping_profile_id: delivery.shippingProfileId,
          sales_channels: [{ id: channels.onlineId }, { id: channels.popUpId }],
          category_ids: createdCategories
            .filter(({ handle }) => handle === product.category)
            .map(({ id }) => id),
          collection_id: product.inCollection ? collections[0].id : undefined,
          type_id: types.find(({ value }) => value === product.type)?.id,
          tag_ids: tags
            .filter(({ value }) => product.tags.includes(value))
            .map(({ id }) => id),
          options: Object.entries(product.options).map(([title, values]) => ({
            title,
            values,
          })),
          variants: product.variants.map((variant) => ({
            title: variant.values.join(" / "),
            sku: variant.sku,
            weight: variant.weight,
            manage_inventory: true,
            options: Object.fromEntries(
              optionTitles.map((title, index) => [title, variant.values[index]])
            ),
            prices: Object.entries(variant.prices).map(([currency_code, amount]) => ({
              currency_code,
              amount,
            })),
          })),
        }
      }),
    },
  })
  await seedStock(container, delivery.stockLocationId)
}

async function seedStock(container: MedusaContainer, locationId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: items } = await query.graph({
    entity: "inventory_item",
    fields: ["id", "sku"],
  })
  const stockBySku = new Map(
    catalog.flatMap(({ variants }) =>
      variants.map(({ sku, stock }) => [sku, stock] as const)
    )
  )
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: items.map((item) => ({
        inventory_item_id: item.id,
        location_id: locationId,
        stocked_quantity: stockBySku.get(item.sku ?? "") ?? 0,
      })),
    },
  })
}

function unique(values: string[]): { value: string }[] {
  return [...new Set(values)].map((value) => ({ value }))
}
