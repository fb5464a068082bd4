import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { readWebhookSecrets } from "../../../../providers/resend/shared-transport"
import { reasonOf } from "../../../../workflows/engagement/reason-of"
import { readResendEvent } from "../../../../workflows/engagement/webhooks/read-event"
import { receiveEvent } from "../../../../workflows/engagement/webhooks/receive-event"
import { readRawBody } from "../read-raw-body"
import { isSigned } from "../verify-signature"

/** Resend's events are below 10 kB. */
const LIMIT = 256 * 1024

/**
 * Takes Resend's webhooks. It answers 200 once an event is committed, so that one that is not
 * is delivered again; that it is delivered twice changes nothing.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const body = await readRawBody(req, LIMIT)
  if (body.kind === "aborted") {
    return
  }
  if (body.kind === "too-large") {
    if (!body.isEnded) {
      res.set("Connection", "close")
      res.once("finish", () => req.destroy())
    }
    return refuse(res, 413, `An event is smaller than ${LIMIT / 1024} kB.`)
  }
  const secrets = readWebhookSecrets()
  if (!secrets.length) {
    return refuse(
      res,
      404,
      "This store takes no webhooks: give the Resend provider the option webhook_secret."
    )
  }
  const id = req.get("svix-id")
  const timestamp = req.get("svix-timestamp")
  const signature = req.get("svix-signature")
  if (!id || !timestamp || !signature) {
    return refuse(res, 401, "The headers svix-id, -timestamp and -signature are missing.")
  }
  if (!isSigned(body.text, { id, timestamp, signature }, secrets)) {
    return refuse(
      res,
      401,
      "The signature is not of this body and this store's webhook_secret, or older than five minutes."
    )
  }
  const event = readResendEvent(id, parse(body.text))
  if (!event) {
    return refuse(res, 400, "The body is no event: it has no type.")
  }
  try {
    await receiveEvent(req.scope, event)
  } catch (error) {
    const logger: Logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(
      `post-purchase: the event ${event.type} (${id}) is not stored, Resend sends it again: ${reasonOf(error)}`
    )
    return refuse(res, 503, "It could not be stored now. Send it again.")
  }
  res.status(200).json({ received: true })
}

function refuse(res: MedusaResponse, status: number, message: string): void {
  res.status(status).json({ message })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
