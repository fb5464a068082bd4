import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveLedger } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminMessagesResponse } from "../../../../types/http"
import { MESSAGE_LIST_FIELDS } from "./query-config"
import { toAdminMessage } from "./to-admin-message"
import { AdminMessagesParams } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminMessagesResponse>
) => {
  const { limit, offset, q, ...filters } = AdminMessagesParams.parse(req.validatedQuery)
  const [rows, count] = await resolveLedger(req.scope).listAndCountMessages(
    {
      ...filters,
      ...(q
        ? {
            $or: [
              { email: { $ilike: `%${q.replace(/[\\%_]/g, "\\$&")}%` } },
              { order_id: q },
            ],
          }
        : {}),
    },
    {
      select: [...MESSAGE_LIST_FIELDS],
      take: limit,
      skip: offset,
      order: { planned_at: "ASC", send_at: "ASC", id: "ASC" },
    }
  )
  res.json({ messages: rows.map(toAdminMessage), count, limit, offset })
}
