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
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"
import { contactKeys } from "./contacts"
import { messageKeys } from "./messages"

export const followUpKeys = queryKeysFactory("follow-ups")

const PATH = "/admin/post-purchase/follow-ups"

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
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminFollowUpResponse>(PATH, { method: "POST", body }),
    onSuccess: async (response, body, context) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: messageKeys.all }),
        client.invalidateQueries({ queryKey: contactKeys.all }),
      ])
      options?.onSuccess?.(response, body, context)
    },
  })
}
