import { z } from "@medusajs/framework/zod"
import { MessageState } from "../../../../modules/post-purchase/constants"

const state = z.enum(Object.values(MessageState))

/** Query strings carry one value as a string and several as a list. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).optional()
  )

export const AdminMessagesParams = z
  .object({
    order_id: z.string().optional(),
    flow: z.string().optional(),
    q: z.string().max(200).optional(),
    state: listOf(state),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()
export type AdminMessagesParams = z.output<typeof AdminMessagesParams>

export const AdminResolveMessage = z.object({ accepted: z.boolean() }).strict()
