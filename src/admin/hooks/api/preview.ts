import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { AdminPreviewRequest, AdminPreviewResponse } from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const previewKeys = queryKeysFactory("preview")

/** Renders a mail. The last one stays on the screen until the next is there. */
export function usePreview(request: AdminPreviewRequest | null) {
  return useQuery({
    enabled: request !== null,
    placeholderData: keepPreviousData,
    // A refusal names what is wrong with the request; asking again would not change it.
    retry: false,
    queryKey: previewKeys.list(request),
    queryFn: ({ signal }) =>
      sdk.client.fetch<AdminPreviewResponse>("/admin/post-purchase/preview", {
        method: "POST",
        body: request ?? undefined,
        signal,
      }),
  })
}
