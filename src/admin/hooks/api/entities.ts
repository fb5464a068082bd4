import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

/** What conditions compare that the store has a list of: where the list is, and what names an entry. */
const SOURCES = {
  product: { path: "products", name: "title" },
  collection: { path: "collections", name: "title" },
  category: { path: "product-categories", name: "name" },
  tag: { path: "product-tags", name: "value" },
  product_type: { path: "product-types", name: "value" },
  sales_channel: { path: "sales-channels", name: "name" },
  customer_group: { path: "customer-groups", name: "name" },
} as const
export type Entity = keyof typeof SOURCES

export const isEntity = (attribute: string): attribute is Entity => attribute in SOURCES

const entityKeys = queryKeysFactory("entities")
const PAGE = 20
type Row = { id: string } & Record<string, string | null>
type Entry = { id: string; name: string }

async function fetchEntries(entity: Entity, filters: object): Promise<Entry[]> {
  const { path, name } = SOURCES[entity]
  const answer = await sdk.client.fetch<Record<string, Row[]>>(`/admin/${path}`, {
    query: { ...filters, fields: `id,${name}` },
  })
  return (answer[path.replaceAll("-", "_")] ?? []).map((row) => ({
    id: row.id,
    name: row[name] ?? row.id,
  }))
}

/** Searches one kind of thing by its name. */
export function useEntitySearch(
  entity: Entity | null,
  q: string,
  options?: { enabled?: boolean }
) {
  const query = { q: q.trim() || undefined, limit: PAGE }
  return useQuery({
    enabled: entity !== null && options?.enabled !== false,
    placeholderData: keepPreviousData,
    queryKey: [...entityKeys.list(query), entity],
    queryFn: () => (entity ? fetchEntries(entity, query) : []),
  })
}

/** Names of chosen things by id; one that was deleted has none. */
export function useEntityNames(entity: Entity | null, ids: string[]) {
  return useQuery({
    enabled: entity !== null && ids.length > 0,
    placeholderData: keepPreviousData,
    queryKey: [...entityKeys.list({ ids }), entity],
    queryFn: async () => {
      const entries = entity
        ? await fetchEntries(entity, { id: ids, limit: ids.length })
        : []
      return new Map(entries.map(({ id, name }) => [id, name]))
    },
  })
}
