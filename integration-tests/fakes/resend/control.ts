import type { IncomingMessage, ServerResponse } from "node:http"
import { FAULT_KINDS, isFaultKind } from "./fault-kinds"
import { readBody, sendJson } from "./http-io"
import { isRecord } from "./is-record"
import type { EmailEventType, FakeResend, Fault } from "./types"

type Body = Record<string, unknown>
type Handler = (fake: FakeResend, body: Body) => unknown

class BadControl extends Error {}

const EVENT_TYPES: readonly EmailEventType[] = [
  "email.sent",
  "email.scheduled",
  "email.delivered",
  "email.delivery_delayed",
  "email.bounced",
  "email.complained",
  "email.opened",
  "email.clicked",
  "email.failed",
  "email.suppressed",
]

const numberIn = (body: Body, field: string): number => {
  const value = body[field]
  if (typeof value !== "number") {
    throw new BadControl(`\`${field}\` must be a number.`)
  }
  return value
}

const textIn = (body: Body, field: string): string => {
  const value = body[field]
  if (typeof value !== "string") {
    throw new BadControl(`\`${field}\` must be a string.`)
  }
  return value
}

const optional = <T>(
  body: Body,
  field: string,
  read: (body: Body, field: string) => T
) => (body[field] === undefined ? undefined : read(body, field))

const readFault = (body: Body): Fault => {
  if (!isFaultKind(body.kind)) {
    throw new BadControl(`\`kind\` must be one of ${FAULT_KINDS.join(", ")}.`)
  }
  const match = isRecord(body.match) ? body.match : {}
  return {
    kind: body.kind,
    probability: optional(body, "probability", numberIn),
    delayMs: optional(body, "delayMs", numberIn),
    times: optional(body, "times", numberIn),
    match: {
      path: optional(match, "path", textIn),
      recipient: optional(match, "recipient", textIn),
    },
  }
}

const emit: Handler = async (fake, body) => {
  const type = EVENT_TYPES.find((known) => known === body.type)
  if (!type) {
    throw new BadControl(`\`type\` must be one of ${EVENT_TYPES.join(", ")}.`)
  }
  await fake.emitEvent(textIn(body, "emailId"), type, {
    link: optional(body, "link", textIn),
    userAgent: optional(body, "userAgent", textIn),
    ipAddress: optional(body, "ipAddress", textIn),
  })
  return {}
}

const HANDLERS: Record<string, Handler> = {
  "GET /_fake/emails": (fake) => ({ emails: fake.emails() }),
  "GET /_fake/stats": (fake) => ({
    emails: fake.emails().length,
    requests: fake.requests(),
    faults: fake.faultCounts(),
    webhooks: fake.webhookDeliveries(),
    now: new Date(fake.now()).toISOString(),
  }),
  "POST /_fake/faults": (fake, body) => ({ id: fake.addFault(readFault(body)) }),
  "DELETE /_fake/faults": (fake) => fake.clearFaults(),
  // JSON has no Infinity.
  "POST /_fake/rate": (fake, body) =>
    fake.setRate(
      body.requestsPerSecond === null ? Infinity : numberIn(body, "requestsPerSecond")
    ),
  "POST /_fake/clock": async (fake, body) => {
    await fake.advanceClock(numberIn(body, "advanceMs"))
    return { now: new Date(fake.now()).toISOString() }
  },
  "POST /_fake/reset": (fake) => fake.reset(),
  "POST /_fake/events": emit,
  "POST /_fake/suppressions": (fake, body) => fake.suppress(textIn(body, "address")),
}

const readJson = async (request: IncomingMessage): Promise<Body> => {
  const text = (await readBody(request)).toString("utf8")
  if (text.trim() === "") {
    return {}
  }
  try {
    const body: unknown = JSON.parse(text)
    if (isRecord(body)) {
      return body
    }
  } catch {
    // Falls through to the one sentence for both.
  }
  throw new BadControl("The body must be a JSON object.")
}

/** The programmatic API for another process. */
export const handleControl = async (
  fake: FakeResend,
  request: IncomingMessage,
  response: ServerResponse,
  path: string
): Promise<void> => {
  // A page of another origin can post to a local port without being asked.
  const { origin, host } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) {
    sendJson(response, 403, { error: "The control API answers its own origin only." })
    return
  }
  const handler = HANDLERS[`${request.method} ${path}`]
  if (!handler) {
    const known = Object.keys(HANDLERS).join(", ")
    sendJson(response, 404, {
      error: `There is no ${request.method} ${path}. Known: ${known}.`,
    })
    return
  }
  try {
    const result = await handler(fake, await readJson(request))
    sendJson(response, 200, result ?? {})
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    sendJson(response, 400, { error: message })
  }
}
