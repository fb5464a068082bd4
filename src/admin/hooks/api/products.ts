import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const productKeys = queryKeysFactory("products")

export type ProductChoice = { id: string; title: string }

/** Searches products by their words. */
export function useProductSearch(q: string, options?: { enabled?: boolean }) {
  const query = { q: q.trim() || undefined, limit: 10, fields: "id,title" }
  return useQuery({
    ...options,
    placeholderData: keepPreviousData,
    queryKey: productKeys.list(query),
    queryFn: () =>
      sdk.client.fetch<{ products: ProductChoice[] }>("/admin/products", { query }),
  })
}

/** The title of one product; null once it is deleted. */
export function useProductTitle(id: string | null) {
  const query = { id: id ? [id] : [], limit: 1, fields: "id,title" }
  return useQuery({
    enabled: id !== null,
    queryKey: productKeys.list(query),
    queryFn: async () => {
      const { products } = await sdk.client.fetch<{ products: ProductChoice[] }>(
        "/admin/products",
        { query }
      )
      return products.at(0)?.title ?? null
    },
  })
}
