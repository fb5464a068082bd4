import { useQuery } from "@tanstack/react-query"
import type { AdminHealthResponse } from "../../../types/http"
import { sdk } from "../../lib/client"
import { queryKeysFactory } from "../../lib/query-keys"

export const healthKeys = queryKeysFactory("health")

const EVERY_MINUTE = 60_000

export function useHealth() {
  return useQuery({
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: EVERY_MINUTE,
    queryKey: healthKeys.all,
    queryFn: () => sdk.client.fetch<AdminHealthResponse>("/admin/post-purchase/health"),
  })
}
