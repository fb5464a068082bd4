import type { MessageState, Purpose } from "../../modules/post-purchase/constants"

/** A message as a list shows it; moments are ISO strings. */
export type AdminMessage = {
  id: string
  flow: string
  step: string
  /** Title of the flow's step, in words. */
  title: string
  purpose: Purpose
  email: string | null
  order_id: string | null
  fulfillment_id: string | null
  state: MessageState
  skip_reason: string | null
  /** The sentence for the skip reason. */
  skip_explanation: string | null
  last_error: string | null
  planned_at: string
  send_at: string
  sent_at: string | null
  settled_at: string | null
  provider: string | null
  external_id: string | null
  rendered_subject: string | null
  /** False when the mail was never rendered, or was emptied after the retention period. */
  has_content: boolean
}

/** A message with the mail as the customer got it. */
export type AdminMessageDetail = AdminMessage & {
  html: string | null
  text: string | null
  from: string | null
  reply_to: string | null
  headers: [name: string, value: string][]
  tags: [name: string, value: string][]
  payload_emptied_at: string | null
}

export type AdminMessagesResponse = {
  messages: AdminMessage[]
  count: number
  limit: number
  offset: number
}
export type AdminMessageResponse = { message: AdminMessageDetail }

export type AdminMessagesQuery = {
  order_id?: string
  state?: MessageState[]
  flow?: string
  q?: string
  /** The whole address: all that was planned for one person, sent or not. */
  email?: string
  limit?: number
  offset?: number
}

/** What the admin found out at the provider about an `unknown` message. */
export type AdminResolveMessage = {
  /** true: it arrived; false: it did not, so it is sent again. */
  accepted: boolean
}
