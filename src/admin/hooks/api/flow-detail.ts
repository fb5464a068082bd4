import {
  type UseMutationOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminConditionCountResponse,
  AdminCountConditions,
  AdminFlowResponse,
  AdminSimulateFlow,
  AdminSimulationResponse,
  AdminUpdateFlow,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { isConflict } from "../../lib/is-conflict"
import { flowKeys } from "./flows"
import { previewKeys } from "./preview"

const pathOf = (key: string) => `/admin/post-purchase/flows/${encodeURIComponent(key)}`

/** A flow with all that can be changed about it. */
export function useFlow(key: string) {
  return useQuery({
    queryKey: flowKeys.detail(key),
    queryFn: () => sdk.client.fetch<AdminFlowResponse>(pathOf(key)),
  })
}

/**
 * Saves the switch and all overrides: those that are left out are taken back. When somebody
 * else was faster, what they saved is read.
 */
export function useSaveFlow(
  key: string,
  options?: UseMutationOptions<AdminFlowResponse, Error, AdminUpdateFlow>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminFlowResponse>(pathOf(key), { method: "POST", body }),
    onSuccess: async (response, body, context) => {
      client.setQueryData(flowKeys.detail(key), response)
      options?.onSuccess?.(response, body, context)
      await Promise.all([
        client.invalidateQueries({ queryKey: flowKeys.lists() }),
        client.invalidateQueries({ queryKey: previewKeys.all }),
      ])
    },
    onError: async (error, body, context) => {
      options?.onError?.(error, body, context)
      if (isConflict(error)) {
        await client.invalidateQueries({ queryKey: flowKeys.all })
      }
    },
  })
}

/** How many past orders meet conditions that need not be saved. */
export function useCountConditions(
  key: string,
  options?: UseMutationOptions<AdminConditionCountResponse, Error, AdminCountConditions>
) {
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminConditionCountResponse>(`${pathOf(key)}/conditions/count`, {
        method: "POST",
        body,
      }),
  })
}

/** Replays a period. It may take as long as the server allows itself. */
export function useSimulateFlow(
  key: string,
  options?: UseMutationOptions<AdminSimulationResponse, Error, AdminSimulateFlow>
) {
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminSimulationResponse>(`${pathOf(key)}/simulate`, {
        method: "POST",
        body,
      }),
  })
}
