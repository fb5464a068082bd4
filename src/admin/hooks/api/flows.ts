import {
  type UseMutationOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminFlowResponse,
  AdminFlowsResponse,
  AdminUpdateFlow,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const flowKeys = queryKeysFactory("flows")

export function useFlows(options?: { enabled?: boolean }) {
  return useQuery({
    ...options,
    queryKey: flowKeys.lists(),
    queryFn: () => sdk.client.fetch<AdminFlowsResponse>("/admin/post-purchase/flows"),
  })
}

type Before = { flows: AdminFlowsResponse | undefined }

/** Switches a flow. The list shows it at once, and goes back when the server refuses. */
export function useUpdateFlow(
  key: string,
  options?: Omit<
    UseMutationOptions<AdminFlowResponse, Error, AdminUpdateFlow, Before>,
    "onMutate"
  >
) {
  const client = useQueryClient()

  const show = (enabled: boolean) =>
    client.setQueryData<AdminFlowsResponse>(
      flowKeys.lists(),
      (list) =>
        list && {
          flows: list.flows.map((flow) =>
            flow.key === key ? { ...flow, enabled } : flow
          ),
        }
    )

  return useMutation<AdminFlowResponse, Error, AdminUpdateFlow, Before>({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminFlowResponse>(
        `/admin/post-purchase/flows/${encodeURIComponent(key)}`,
        { method: "POST", body }
      ),
    onMutate: async ({ enabled }) => {
      await client.cancelQueries({ queryKey: flowKeys.lists() })
      const flows = client.getQueryData<AdminFlowsResponse>(flowKeys.lists())
      if (typeof enabled === "boolean") {
        show(enabled)
      }
      return { flows }
    },
    onSuccess: (response, body, before) => {
      show(response.flow.enabled)
      client.setQueryData(flowKeys.detail(key), response)
      options?.onSuccess?.(response, body, before)
    },
    onError: (error, body, before) => {
      const was = before?.flows?.flows.find((flow) => flow.key === key)
      if (was) {
        show(was.enabled)
      }
      options?.onError?.(error, body, before)
    },
  })
}
