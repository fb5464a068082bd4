import { z } from "@medusajs/framework/zod"
import { MessageState } from "../../../../modules/post-purchase/constants"
import { listOf, writtenEmail } from "../query-values"

const state = z.enum(Object.values(MessageState))

export const AdminMessagesParams = z
  .object({
    order_id: z.string().optional(),
    flow: z.string().optional(),
    q: z.string().max(200).optional(),
    /** The whole address, however it is written. */
    email: writtenEmail.optional(),
    state: listOf(state),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()
export type AdminMessagesParams = z.output<typeof AdminMessagesParams>

export const AdminResolveMessage = z.object({ accepted: z.boolean() }).strict()
