import { type UseMutationOptions, useMutation } from "@tanstack/react-query"
import type { AdminRotateSigningKeyResponse } from "../../../types/http"
import { sdk } from "../../lib/client"

/** A new key for new links; links under the old ones stay good. */
export function useRotateSigningKey(
  options?: UseMutationOptions<AdminRotateSigningKeyResponse, Error, void>
) {
  return useMutation({
    ...options,
    mutationFn: () =>
      sdk.client.fetch<AdminRotateSigningKeyResponse>(
        "/admin/post-purchase/signing-keys/rotate",
        { method: "POST", body: {} }
      ),
  })
}
