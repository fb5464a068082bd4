import { ApiError, invalid } from "./api-error"
import type { EmailStore } from "./email-store"
import type { Answer } from "./idempotency"
import type { FakeEmail } from "./types"

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const orNull = (list: string[]) => (list.length > 0 ? list : null)

const listed = (email: FakeEmail) => ({
  id: email.id,
  message_id: email.messageId,
  to: email.to,
  from: email.from,
  created_at: email.acceptedAt,
  subject: email.subject,
  bcc: orNull(email.bcc),
  cc: orNull(email.cc),
  reply_to: orNull(email.replyTo),
  last_event: email.lastEvent,
  scheduled_at: email.scheduledAt,
})

/** @throws ApiError when there is none. */
export const getEmail = (store: EmailStore, id: string): Answer => {
  if (!UUID.test(id)) {
    throw new ApiError(422, "invalid_parameter", "The parameter must be a valid UUID.")
  }
  const email = store.get(id)
  if (!email) {
    throw new ApiError(404, "not_found", "Email not found")
  }
  const { html, text, tags } = email
  return { status: 200, body: { object: "email", ...listed(email), html, text, tags } }
}

/** Newest first, with cursors; without bodies and tags, as the SDK's type says. */
export const listEmails = (store: EmailStore, query: URLSearchParams): Answer => {
  const limit = Number(query.get("limit") ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalid("The `limit` must be a whole number from 1 to 100.")
  }
  const newestFirst = [...store.all()].reverse()
  const at = (id: string | null) => newestFirst.findIndex((email) => email.id === id)
  const after = at(query.get("after"))
  const before = at(query.get("before"))
  const from =
    query.has("before") && before >= 0 ? Math.max(0, before - limit) : after + 1
  const to = query.has("before") && before >= 0 ? before : from + limit
  const hasMore = query.has("before") && before >= 0 ? from > 0 : to < newestFirst.length
  const data = newestFirst.slice(from, to).map(listed)
  return { status: 200, body: { object: "list", has_more: hasMore, data } }
}
