import { useQuery } from "@tanstack/react-query"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const salesChannelKeys = queryKeysFactory("sales-channels")

export type SalesChannelChoice = { id: string; name: string }

/** The store's sales channels; more than a hundred would not fit a list to choose from. */
export function useSalesChannels() {
  const query = { limit: 100, fields: "id,name", order: "name" }
  return useQuery({
    queryKey: salesChannelKeys.list(query),
    queryFn: () =>
      sdk.client.fetch<{ sales_channels: SalesChannelChoice[] }>(
        "/admin/sales-channels",
        { query }
      ),
  })
}
