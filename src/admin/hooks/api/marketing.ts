import {
  type UseMutationOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { AdminMarketingResponse } from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const marketingKeys = queryKeysFactory("marketing")

const PATH = "/admin/post-purchase/marketing"
const EVERY_MINUTE = 60_000

/** Whether marketing mail leaves the store. Complaints may pause it at any moment. */
export function useMarketing() {
  return useQuery({
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: EVERY_MINUTE,
    queryKey: marketingKeys.all,
    queryFn: () => sdk.client.fetch<AdminMarketingResponse>(PATH),
  })
}

/** Pauses all marketing mail, or lets it leave again. */
export function useSwitchMarketing(
  options?: UseMutationOptions<AdminMarketingResponse, Error, "pause" | "resume">
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (action) =>
      sdk.client.fetch<AdminMarketingResponse>(`${PATH}/${action}`, {
        method: "POST",
        body: {},
      }),
    onSuccess: (response, action, context) => {
      client.setQueryData(marketingKeys.all, response)
      options?.onSuccess?.(response, action, context)
    },
  })
}
