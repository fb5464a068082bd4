import {
  type UseMutationOptions,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminDeleteProductGuideResponse,
  AdminGuidePreviewRequest,
  AdminGuidePreviewResponse,
  AdminProductGuideResponse,
  AdminSaveProductGuide,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const guideKeys = queryKeysFactory("guides")

const pathOf = (productId: string) => `/admin/post-purchase/products/${productId}/guide`

export function useProductGuide(productId: string) {
  return useQuery({
    queryKey: guideKeys.detail(productId),
    queryFn: () => sdk.client.fetch<AdminProductGuideResponse>(pathOf(productId)),
  })
}

/** Keeps the guide as a whole: what is left out is empty afterwards. */
export function useSaveProductGuide(
  productId: string,
  options?: UseMutationOptions<AdminProductGuideResponse, Error, AdminSaveProductGuide>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminProductGuideResponse>(pathOf(productId), {
        method: "POST",
        body,
      }),
    onSuccess: (response, body, context) => {
      client.setQueryData(guideKeys.detail(productId), response)
      options?.onSuccess?.(response, body, context)
    },
  })
}

export function useDeleteProductGuide(
  productId: string,
  options?: UseMutationOptions<AdminDeleteProductGuideResponse, Error, void>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: () =>
      sdk.client.fetch<AdminDeleteProductGuideResponse>(pathOf(productId), {
        method: "DELETE",
      }),
    onSuccess: (response, nothing, context) => {
      client.setQueryData<AdminProductGuideResponse>(guideKeys.detail(productId), {
        guide: null,
      })
      options?.onSuccess?.(response, nothing, context)
    },
  })
}

/** The mail with a guide that need not be saved. The last one stays until the next is there. */
export function useGuidePreview(productId: string, request: AdminGuidePreviewRequest) {
  return useQuery({
    placeholderData: keepPreviousData,
    retry: false,
    queryKey: [...guideKeys.detail(productId), "preview", request],
    queryFn: ({ signal }) =>
      sdk.client.fetch<AdminGuidePreviewResponse>(`${pathOf(productId)}/preview`, {
        method: "POST",
        body: request,
        signal,
      }),
  })
}
