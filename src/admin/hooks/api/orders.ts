import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const orderKeys = queryKeysFactory("orders")

/** What the preview's order picker shows. */
export type OrderChoice = { id: string; display_id: number; email: string | null }

/** Medusa's type of an order leaves out the labels of its fulfilments. */
export type Parcel = {
  id: string
  shipped_at: string | null
  delivered_at: string | null
  canceled_at: string | null
  created_at: string
  labels: { tracking_number: string }[]
}

/** Searches orders by number and e-mail, newest first. */
export function useOrderSearch(q: string, options?: { enabled?: boolean }) {
  const query = {
    q: q.trim().replace(/^#/, "") || undefined,
    limit: 8,
    order: "-created_at",
    fields: "id,display_id,email",
  }
  return useQuery({
    ...options,
    placeholderData: keepPreviousData,
    queryKey: orderKeys.list(query),
    queryFn: () =>
      sdk.client.fetch<{ orders: OrderChoice[] }>("/admin/orders", { query }),
  })
}

/** The parcels of an order, oldest first. */
export function useParcels(orderId: string, options?: { enabled?: boolean }) {
  const fields =
    "id,fulfillments.id,fulfillments.created_at,fulfillments.shipped_at,fulfillments.delivered_at,fulfillments.canceled_at,fulfillments.labels.tracking_number"
  return useQuery({
    ...options,
    staleTime: 0,
    queryKey: [...orderKeys.detail(orderId), { fields }],
    queryFn: async () => {
      const { order } = await sdk.client.fetch<{ order: { fulfillments?: Parcel[] } }>(
        `/admin/orders/${orderId}`,
        { query: { fields } }
      )
      return (order.fulfillments ?? []).toSorted((a, b) =>
        a.created_at.localeCompare(b.created_at)
      )
    },
  })
}
