import {
  type UseMutationOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { AdminSettingsResponse, AdminUpdateSettings } from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"
import { marketingKeys } from "./marketing"
import { previewKeys } from "./preview"

export const settingsKeys = queryKeysFactory("settings")

export function useSettings() {
  return useQuery({
    queryKey: settingsKeys.all,
    queryFn: () =>
      sdk.client.fetch<AdminSettingsResponse>("/admin/post-purchase/settings"),
  })
}

export function useUpdateSettings(
  options?: UseMutationOptions<AdminSettingsResponse, Error, AdminUpdateSettings>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminSettingsResponse>("/admin/post-purchase/settings", {
        method: "POST",
        body,
      }),
    onSuccess: async (response, body, context) => {
      client.setQueryData(settingsKeys.all, response)
      await Promise.all([
        client.invalidateQueries({ queryKey: previewKeys.all }),
        // What kept marketing mail from leaving may have been entered just now.
        client.invalidateQueries({ queryKey: marketingKeys.all }),
      ])
      options?.onSuccess?.(response, body, context)
    },
  })
}
