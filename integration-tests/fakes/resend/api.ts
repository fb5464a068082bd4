import type { IncomingMessage, ServerResponse } from "node:http"
import { type AcceptContext, acceptBatch, acceptOne } from "./accept-emails"
import { ApiError, applicationError, quotaExceeded, tooManyRequests } from "./api-error"
import type { Draw, FaultBox } from "./fault-box"
import { reset, sendUnavailable, spoilAnswer } from "./faulty-answer"
import { readBody, sendJson, sendText } from "./http-io"
import type { Answer, IdempotencyKeys } from "./idempotency"
import { isRecord } from "./is-record"
import { getEmail, listEmails } from "./look-up-emails"
import type { RateLimiter } from "./rate-limiter"
import type { RequestCounter } from "./request-counter"

export interface ApiContext extends AcceptContext {
  apiKey: string
  permissiveSupported: boolean
  failedRequestsOccupyKey: boolean
  limiter: RateLimiter
  faults: FaultBox
  keys: IdempotencyKeys
  counter: RequestCounter
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  endpoint: string
  payload: Buffer
  headers: Record<string, string>
  draw: Draw
}

const endpointOf = (method: string, path: string): string =>
  `${method} ${/^\/emails\/(?!batch$)[^/]+$/.test(path) ? "/emails/:id" : path}`

const recipientsOf = (payload: Buffer): string[] => {
  try {
    const body: unknown = JSON.parse(payload.toString("utf8"))
    const mails: unknown[] = Array.isArray(body) ? body : [body]
    return mails
      .flatMap((mail) => (isRecord(mail) ? mail.to : []))
      .filter((to): to is string => typeof to === "string")
  } catch {
    return []
  }
}

const authenticate = (request: IncomingMessage, apiKey: string): void => {
  const [scheme, key] = (request.headers.authorization ?? "").split(" ")
  if (scheme.toLowerCase() !== "bearer" || !key) {
    throw new ApiError(
      401,
      "missing_api_key",
      "Missing API key in the authorization header."
    )
  }
  if (key !== apiKey) {
    throw new ApiError(403, "invalid_api_key", "API key is invalid.")
  }
}

/** Answers as `https://api.resend.com` does. */
export const handleApi = async (
  context: ApiContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL
): Promise<void> => {
  const { counter, limiter, faults } = context
  const endpoint = endpointOf(request.method ?? "GET", url.pathname)
  counter.arrived(endpoint)
  const payload = await readBody(request)
  let headers = limiter.peek()
  try {
    if (!request.headers["user-agent"]) {
      // The answer of the network in front of the API, which speaks no JSON.
      counter.answered(403)
      sendText(response, 403, "text/plain", "error code: 1010", headers)
      return
    }
    authenticate(request, context.apiKey)
    const rate = limiter.take()
    headers = rate.headers
    if (!rate.allowed) {
      throw tooManyRequests(rate.limit)
    }
    const draw = faults.draw(url.pathname, recipientsOf(payload))
    const exchange = { request, response, url, endpoint, payload, headers, draw }
    if (!refuseInFront(context, exchange)) {
      await answer(context, exchange)
    }
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error
    }
    counter.answered(error.statusCode)
    if (error.statusCode === 429) {
      headers = { "retry-after": "1", ...headers }
    }
    sendJson(response, error.statusCode, error, headers)
  }
}

/** The faults that strike before the API sees the request, and so before any idempotency key. */
const refuseInFront = (
  context: ApiContext,
  { response, headers, draw }: Exchange
): boolean => {
  switch (draw.other?.kind) {
    case "rate-limited":
      throw tooManyRequests(Number(headers["ratelimit-limit"]))
    case "daily-quota":
      throw quotaExceeded("daily")
    case "monthly-quota":
      throw quotaExceeded("monthly")
    case "unavailable":
      context.counter.answered(503)
      sendUnavailable(response, headers)
      return true
    case "reset-before-accept":
      context.counter.answered(0)
      reset(response)
      return true
    default:
      return false
  }
}

const answer = async (context: ApiContext, exchange: Exchange): Promise<void> => {
  const { request, endpoint, draw } = exchange
  const { keys, counter, clock } = context
  const header =
    request.method === "POST" ? request.headers["idempotency-key"] : undefined
  const key = typeof header === "string" ? header : undefined
  const stored = key === undefined ? undefined : claim(keys, exchange, key)
  if (stored) {
    counter.replayed()
  }
  const fails = draw.other?.kind === "server-error"
  const result = fails ? failed() : (stored ?? perform(context, exchange, key ?? null))
  const shown =
    result.status < 300 && draw.other?.kind === "error-after-accept" ? failed() : result
  const { slow } = draw
  if (slow) {
    await new Promise<void>((resolve) => clock.schedule(slow.delayMs, resolve))
  }
  if (key !== undefined && !stored) {
    const kept = context.failedRequestsOccupyKey ? shown : result
    if (kept.status < 300 || context.failedRequestsOccupyKey) {
      keys.store(endpoint, key, kept)
    } else {
      keys.release(endpoint, key)
    }
  }
  send(context, exchange, shown)
}

const claim = (
  keys: IdempotencyKeys,
  exchange: Exchange,
  key: string
): Answer | undefined => {
  try {
    return keys.claim(exchange.endpoint, key, exchange.payload)
  } catch (error) {
    exchange.draw.slow?.putBack()
    exchange.draw.other?.putBack()
    throw error
  }
}

const failed = (): Answer => ({ status: 500, body: applicationError().toJSON() })

const perform = (context: ApiContext, exchange: Exchange, key: string | null): Answer => {
  try {
    return route(context, exchange, key)
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error
    }
    return { status: error.statusCode, body: error.toJSON() }
  }
}

const route = (context: ApiContext, exchange: Exchange, key: string | null): Answer => {
  const { request, url, endpoint, payload } = exchange
  switch (endpoint) {
    case "POST /emails":
      return acceptOne(context, payload, key)
    case "POST /emails/batch": {
      const asked = request.headers["x-batch-validation"] === "permissive"
      return acceptBatch(context, payload, key, asked && context.permissiveSupported)
    }
    case "GET /emails":
      return listEmails(context.store, url.searchParams)
    case "GET /emails/:id":
      return getEmail(context.store, url.pathname.slice("/emails/".length))
    default:
      throw /^\/emails(\/|$)/.test(url.pathname)
        ? new ApiError(
            405,
            "method_not_allowed",
            "This endpoint does not support this method."
          )
        : new ApiError(404, "not_found", "The requested endpoint does not exist.")
  }
}

const send = (context: ApiContext, exchange: Exchange, result: Answer): void => {
  const { response, headers, draw } = exchange
  const kind = draw.other?.kind
  const spoils = kind?.endsWith("-after-accept") && kind !== "error-after-accept"
  if (kind && spoils && result.status < 300) {
    context.counter.answered(kind === "malformed-after-accept" ? result.status : 0)
    spoilAnswer(kind, response, JSON.stringify(result.body), headers)
    return
  }
  // Nothing was accepted, so there was nothing to spoil.
  if (kind?.endsWith("-after-accept") && result.status >= 400 && result.status !== 500) {
    draw.other?.putBack()
  }
  context.counter.answered(result.status)
  sendJson(response, result.status, result.body, headers)
}
