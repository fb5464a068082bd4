import {
  type UseMutationOptions,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminMessageResponse,
  AdminMessagesQuery,
  AdminMessagesResponse,
  AdminResolveMessage,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"
import { healthKeys } from "./health"

export const messageKeys = queryKeysFactory("messages")

type ListOptions = {
  enabled?: boolean
  /** Milliseconds until the next look, by what was seen last. */
  refetchInterval?: (seen: AdminMessagesResponse | undefined) => number
}

export function useMessages(
  query: AdminMessagesQuery,
  { enabled, refetchInterval }: ListOptions = {}
) {
  return useQuery<AdminMessagesResponse>({
    enabled,
    // The dispatcher works at its own pace: what is on the screen may be old at any moment.
    staleTime: 0,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
    refetchInterval: refetchInterval && ((state) => refetchInterval(state.state.data)),
    queryKey: messageKeys.list(query),
    queryFn: () =>
      sdk.client.fetch<AdminMessagesResponse>("/admin/post-purchase/messages", { query }),
  })
}

export function useMessage(id: string, options?: { enabled?: boolean }) {
  return useQuery({
    ...options,
    queryKey: messageKeys.detail(id),
    queryFn: () =>
      sdk.client.fetch<AdminMessageResponse>(`/admin/post-purchase/messages/${id}`),
  })
}

/** Ends the unclear outcome of a message by what the admin found out. */
export function useResolveMessage(
  id: string,
  options?: UseMutationOptions<AdminMessageResponse, Error, AdminResolveMessage>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminMessageResponse>(
        `/admin/post-purchase/messages/${id}/resolve`,
        {
          method: "POST",
          body,
        }
      ),
    onSuccess: async (response, body, context) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: messageKeys.all }),
        client.invalidateQueries({ queryKey: healthKeys.all }),
      ])
      options?.onSuccess?.(response, body, context)
    },
  })
}
