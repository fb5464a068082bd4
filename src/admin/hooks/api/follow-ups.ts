import {
  type UseMutationOptions,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminCreateFollowUp,
  AdminFollowUpDraft,
  AdminFollowUpPreviewResponse,
  AdminFollowUpResponse,
  AdminFollowUpsQuery,
  AdminFollowUpsResponse,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"
import { contactKeys } from "./contacts"
import { messageKeys } from "./messages"

export const followUpKeys = queryKeysFactory("follow-ups")

const PATH = "/admin/post-purchase/follow-ups"

export function useFollowUps(query: AdminFollowUpsQuery) {
  return useQuery<AdminFollowUpsResponse>({
    // The dispatcher works at its own pace: one that waits may have left at any moment.
    staleTime: 0,
    refetchOnWindowFocus: true,
    queryKey: followUpKeys.list({ of: query }),
    queryFn: () => sdk.client.fetch<AdminFollowUpsResponse>(PATH, { query }),
  })
}

/** Takes back one that waits. */
export function useCancelFollowUp(
  options?: UseMutationOptions<AdminFollowUpResponse, Error, string>
) {
  const refresh = useRefresh()
  return useMutation({
    ...options,
    mutationFn: (id) =>
      sdk.client.fetch<AdminFollowUpResponse>(`${PATH}/${id}/cancel`, {
        method: "POST",
        body: {},
      }),
    onSuccess: async (response, id, context) => {
      await refresh()
      options?.onSuccess?.(response, id, context)
    },
  })
}

/** Renders what is being written. The last one stays on the screen until the next is there. */
export function useFollowUpPreview(draft: AdminFollowUpDraft) {
  return useQuery({
    placeholderData: keepPreviousData,
    // A refusal names what is wrong with the draft; asking again would not change it.
    retry: false,
    queryKey: followUpKeys.list(draft),
    queryFn: ({ signal }) =>
      sdk.client.fetch<AdminFollowUpPreviewResponse>(`${PATH}/preview`, {
        method: "POST",
        body: draft,
        signal,
      }),
  })
}

export function useWriteFollowUp(
  options?: UseMutationOptions<AdminFollowUpResponse, Error, AdminCreateFollowUp>
) {
  const refresh = useRefresh()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminFollowUpResponse>(PATH, { method: "POST", body }),
    onSuccess: async (response, body, context) => {
      await refresh()
      options?.onSuccess?.(response, body, context)
    },
  })
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: followUpKeys.all }),
      client.invalidateQueries({ queryKey: messageKeys.all }),
      client.invalidateQueries({ queryKey: contactKeys.all }),
    ])
}
