import { randomUUID } from "node:crypto"
import type { AdjustableClock } from "./adjustable-clock"
import { ApiError, invalid } from "./api-error"
import type { EmailStore } from "./email-store"
import type { Answer } from "./idempotency"
import type { Lifecycle } from "./lifecycle"
import type { FakeEmail } from "./types"
import { type ValidEmail, validateEmail } from "./validate-email"

const MAX_BATCH = 100

export interface AcceptContext {
  clock: AdjustableClock
  store: EmailStore
  lifecycle: Lifecycle
}

const accept = (
  { clock, store, lifecycle }: AcceptContext,
  valid: ValidEmail,
  origin: Pick<FakeEmail, "endpoint" | "idempotencyKey" | "batchPosition">
): { id: string } => {
  const id = randomUUID()
  const email = store.add({
    id,
    messageId: `<${id}@fake-resend.invalid>`,
    ...valid,
    ...origin,
    acceptedAt: clock.iso(),
    lastEvent: "queued",
    events: [],
  })
  lifecycle.begin(email)
  return { id }
}

const parse = (payload: Buffer): unknown => {
  try {
    return JSON.parse(payload.toString("utf8"))
  } catch {
    throw new ApiError(400, "validation_error", "The request body is not valid JSON.")
  }
}

/** @throws ApiError when the mail is refused. */
export const acceptOne = (
  context: AcceptContext,
  payload: Buffer,
  idempotencyKey: string | null
): Answer => {
  const valid = validateEmail(parse(payload), false)
  const origin = { endpoint: "/emails", idempotencyKey, batchPosition: null } as const
  return { status: 200, body: accept(context, valid, origin) }
}

/** @throws ApiError when the batch is refused as a whole. */
export const acceptBatch = (
  context: AcceptContext,
  payload: Buffer,
  idempotencyKey: string | null,
  permissive: boolean
): Answer => {
  const items = parse(payload)
  if (!Array.isArray(items)) {
    throw invalid("A batch must be a JSON array of emails.")
  }
  if (items.length < 1 || items.length > MAX_BATCH) {
    throw invalid(
      `A batch must have from 1 to ${MAX_BATCH} emails; this one has ${items.length}.`
    )
  }
  const errors: { index: number; message: string }[] = []
  const good: { index: number; valid: ValidEmail }[] = []
  items.forEach((item: unknown, index) => {
    try {
      good.push({ index, valid: validateEmail(item, true) })
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error
      }
      if (!permissive) {
        const message = `Email at index ${index}: ${error.message}`
        throw new ApiError(error.statusCode, error.name, message)
      }
      errors.push({ index, message: error.message })
    }
  })
  const data = good.map(({ index, valid }) =>
    accept(context, valid, {
      endpoint: "/emails/batch",
      idempotencyKey,
      batchPosition: index,
    })
  )
  return { status: 200, body: permissive ? { data, errors } : { data } }
}
