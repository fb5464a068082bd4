import {
  type UseMutationOptions,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminDecideReview,
  AdminRespondToReview,
  AdminReviewResponse,
  AdminReviewsQuery,
  AdminReviewsResponse,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const reviewKeys = queryKeysFactory("reviews")

const PATH = "/admin/post-purchase/reviews"

export function useReviews(query: AdminReviewsQuery) {
  return useQuery<AdminReviewsResponse>({
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryKey: reviewKeys.list(query),
    queryFn: () => sdk.client.fetch<AdminReviewsResponse>(PATH, { query }),
  })
}

/** One review with all of its versions. */
export function useReview(id: string) {
  return useQuery<AdminReviewResponse>({
    staleTime: 0,
    queryKey: reviewKeys.detail(id),
    queryFn: () => sdk.client.fetch<AdminReviewResponse>(`${PATH}/${id}`),
  })
}

export function useDecideReview(
  id: string,
  options?: UseMutationOptions<AdminReviewResponse, Error, AdminDecideReview>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminReviewResponse>(`${PATH}/${id}/decide`, {
        method: "POST",
        body,
      }),
    onSuccess: async (response, body, context) => {
      await client.invalidateQueries({ queryKey: reviewKeys.all })
      options?.onSuccess?.(response, body, context)
    },
    onError: (error, body, context) => {
      // It may have been edited since: what is shown is what is decided about.
      void client.invalidateQueries({ queryKey: reviewKeys.all })
      options?.onError?.(error, body, context)
    },
  })
}

export function useRespondToReview(
  id: string,
  options?: UseMutationOptions<AdminReviewResponse, Error, AdminRespondToReview>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminReviewResponse>(`${PATH}/${id}/respond`, {
        method: "POST",
        body,
      }),
    onSuccess: async (response, body, context) => {
      await client.invalidateQueries({ queryKey: reviewKeys.all })
      options?.onSuccess?.(response, body, context)
    },
  })
}

/** Who was asked and what became of it, as CSV. */
export function useReviewAudit(options?: UseMutationOptions<string, Error, void>) {
  return useMutation({
    ...options,
    mutationFn: async () => {
      // Without a wish for JSON the SDK hands over the answer itself.
      const answer = await sdk.client.fetch<Response>(`${PATH}/audit`, {
        headers: { accept: "text/csv" },
      })
      return answer.text()
    },
  })
}
