import {
  type UseMutationOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminReportShipment,
  AdminReportShipmentResponse,
} from "../../../types/http"
import { sdk } from "../../lib/client"
import { messageKeys } from "./messages"

export function useReportShipment(
  orderId: string,
  options?: UseMutationOptions<AdminReportShipmentResponse, Error, AdminReportShipment>
) {
  const client = useQueryClient()
  return useMutation({
    ...options,
    mutationFn: (body) =>
      sdk.client.fetch<AdminReportShipmentResponse>(
        `/admin/post-purchase/orders/${orderId}/shipment-status`,
        { method: "POST", body }
      ),
    onSuccess: async (response, body, context) => {
      await client.invalidateQueries({ queryKey: messageKeys.lists() })
      options?.onSuccess?.(response, body, context)
    },
  })
}
