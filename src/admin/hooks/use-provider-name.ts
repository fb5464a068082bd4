import { useCallback } from "react"
import { useTranslate } from "./use-translate"

/** Names of deliveries: those we know in words, a store's own provider by its id. */
export function useProviderName(): (id: string) => string {
  const { tOr } = useTranslate()
  return useCallback((id: string) => tOr(`providers.${id}`, id), [tOr])
}
