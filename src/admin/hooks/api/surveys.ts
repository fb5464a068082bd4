import {
  type UseMutationOptions,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminSurveyAnswerResponse,
  AdminSurveyAnswersQuery,
  AdminSurveyAnswersResponse,
  AdminSurveySummaryQuery,
  AdminSurveySummaryResponse,
  AdminTagSurveyAnswer,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const surveyKeys = queryKeysFactory("surveys")

const PATH = "/admin/post-purchase/surveys"

export function useSurveyAnswers(query: AdminSurveyAnswersQuery) {
  return useQuery<AdminSurveyAnswersResponse>({
    // Answers come in at any moment.
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryKey: surveyKeys.list(query),
    queryFn: () => sdk.client.fetch<AdminSurveyAnswersResponse>(PATH, { query }),
  })
}

export function useSurveySummary(query: AdminSurveySummaryQuery) {
  return useQuery<AdminSurveySummaryResponse>({
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryKey: surveyKeys.list({ summary: query }),
    queryFn: () =>
      sdk.client.fetch<AdminSurveySummaryResponse>(`${PATH}/summary`, { query }),
  })
}

export function useTagSurveyAnswer(
  id: string,
  options?: UseMutationOptions<AdminSurveyAnswerResponse, Error, AdminTagSurveyAnswer>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminSurveyAnswerResponse>(`${PATH}/${id}/tags`, {
        method: "POST",
        body,
      }),
    onSuccess: async (response, body, context) => {
      await client.invalidateQueries({ queryKey: surveyKeys.all })
      options?.onSuccess?.(response, body, context)
    },
  })
}
