import {
  type UseMutationOptions,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminCreateSuppression,
  AdminImportSuppressions,
  AdminImportSuppressionsResponse,
  AdminSuppressionResponse,
  AdminSuppressionsQuery,
  AdminSuppressionsResponse,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"
import { contactKeys } from "./contacts"

export const suppressionKeys = queryKeysFactory("suppressions")

const PATH = "/admin/post-purchase/suppressions"

export function useSuppressions(query: AdminSuppressionsQuery) {
  return useQuery<AdminSuppressionsResponse>({
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryKey: suppressionKeys.list(query),
    queryFn: () => sdk.client.fetch<AdminSuppressionsResponse>(PATH, { query }),
  })
}

export function useCreateSuppression(
  options?: UseMutationOptions<AdminSuppressionResponse, Error, AdminCreateSuppression>
) {
  const refresh = useRefresh()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminSuppressionResponse>(PATH, { method: "POST", body }),
    onSuccess: async (response, body, context) => {
      await refresh()
      options?.onSuccess?.(response, body, context)
    },
  })
}

/** Takes an address from the list, for one reason. */
export function useLiftSuppression(
  options?: UseMutationOptions<AdminSuppressionResponse, Error, string>
) {
  const refresh = useRefresh()
  return useMutation({
    ...options,
    mutationFn: (id) =>
      sdk.client.fetch<AdminSuppressionResponse>(`${PATH}/${id}`, { method: "DELETE" }),
    onSuccess: async (response, id, context) => {
      await refresh()
      options?.onSuccess?.(response, id, context)
    },
  })
}

export function useImportSuppressions(
  options?: UseMutationOptions<
    AdminImportSuppressionsResponse,
    Error,
    AdminImportSuppressions
  >
) {
  const refresh = useRefresh()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminImportSuppressionsResponse>(`${PATH}/import`, {
        method: "POST",
        body,
      }),
    onSuccess: async (response, body, context) => {
      await refresh()
      options?.onSuccess?.(response, body, context)
    },
  })
}

/** The whole list that holds, as CSV. */
export function useExportSuppressions(options?: UseMutationOptions<string, Error, void>) {
  return useMutation({
    ...options,
    mutationFn: async () => {
      // Without a wish for JSON the SDK hands over the answer itself.
      const answer = await sdk.client.fetch<Response>(`${PATH}/export`, {
        headers: { accept: "text/csv" },
      })
      return answer.text()
    },
  })
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: suppressionKeys.all }),
      client.invalidateQueries({ queryKey: contactKeys.all }),
    ])
}
