import {
  type UseMutationOptions,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminContactExport,
  AdminContactResponse,
  AdminContactsQuery,
  AdminContactsResponse,
  AdminEraseContactResponse,
  AdminUpdateContact,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"
import { messageKeys } from "./messages"

export const contactKeys = queryKeysFactory("contacts")

const PATH = "/admin/post-purchase/contacts"

export function useContacts(
  query: AdminContactsQuery,
  options?: { enabled?: boolean; keepsPrevious?: boolean }
) {
  const { enabled, keepsPrevious = true } = options ?? {}
  return useQuery<AdminContactsResponse>({
    enabled,
    // People change their wishes themselves, at any moment.
    staleTime: 0,
    placeholderData: keepsPrevious ? keepPreviousData : undefined,
    queryKey: contactKeys.list(query),
    queryFn: () => sdk.client.fetch<AdminContactsResponse>(PATH, { query }),
  })
}

export function useContact(id: string, options?: { enabled?: boolean }) {
  return useQuery<AdminContactResponse>({
    enabled: Boolean(id),
    ...options,
    staleTime: 0,
    refetchOnWindowFocus: true,
    queryKey: contactKeys.detail(id),
    queryFn: () => sdk.client.fetch<AdminContactResponse>(`${PATH}/${id}`),
  })
}

/** What an admin changes on a person's word. */
export function useUpdateContact(
  id: string,
  options?: UseMutationOptions<AdminContactResponse, Error, AdminUpdateContact>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminContactResponse>(`${PATH}/${id}`, { method: "POST", body }),
    onSuccess: async (response, body, context) => {
      // Saving may have planned a confirmation mail or lifted a suppression.
      await client.invalidateQueries({ queryKey: contactKeys.all })
      options?.onSuccess?.(response, body, context)
    },
  })
}

/** Everything that is kept about a person. */
export function useExportContact(
  id: string,
  options?: UseMutationOptions<AdminContactExport, Error, void>
) {
  return useMutation({
    ...options,
    mutationFn: () => sdk.client.fetch<AdminContactExport>(`${PATH}/${id}/export`),
  })
}

/** Forgets a person. It cannot be taken back. */
export function useEraseContact(
  id: string,
  options?: UseMutationOptions<AdminEraseContactResponse, Error, void>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: () =>
      sdk.client.fetch<AdminEraseContactResponse>(`${PATH}/${id}/erase`, {
        method: "POST",
        body: {},
      }),
    onSuccess: (response, body, context) => {
      options?.onSuccess?.(response, body, context)
      void client.invalidateQueries({ queryKey: contactKeys.lists() })
      void client.invalidateQueries({ queryKey: messageKeys.all })
    },
  })
}
