import type { IncomingHttpHeaders } from "node:http"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { HitMessage } from "../../modules/post-purchase/queries/hit-messages"
import type { StoreSettings } from "../../modules/post-purchase/settings"
import { openHitDesk } from "./ingest/hit-desk"
import { reasonOf } from "./reason-of"
import { isFlood } from "./visits/is-flood"
import { type Visitor, readVisitor } from "./visits/read-visitor"
import { type SeenVisit, toVisitHit } from "./visits/to-visit-hit"

/** Nobody waits longer for a page because a hit cannot be written. */
const PATIENCE_MS = 1000

/** Of a flood only how much it was is kept. */
const NOBODY: Visitor = {
  user_agent: null,
  ip_range: null,
  network: null,
  is_prefetch: false,
}

/** A request behind a signed link of a message. */
export type Visit = {
  kind: SeenVisit["kind"]
  messageId: string
  /** Which link of the message, for a click. */
  position?: number | null
  /** `GET`, `HEAD` or `POST`. */
  method: string
  userAgent?: string | null
  /** Of the request: whether it only fetches in advance is read from them. */
  headers: IncomingHttpHeaders
  /** The visitor's whole address. Its network is kept, the address is not. */
  ip?: string | null
}

/**
 * Records a visit as the store's tracking mode and the person's word allow it.
 *
 * Resolves when it is stored, after one second at the latest, and never rejects: a page must
 * not fail or hang because a hit cannot be written. What could not be written is logged. An
 * unsubscribe is always recorded.
 *
 * @example
 * await recordVisit(req.scope, { kind: HitKind.PAGE_VIEW, messageId, method: req.method,
 *   userAgent: req.get("user-agent"), headers: req.headers, ip: clientAddress(req) })
 */
export async function recordVisit(
  container: MedusaContainer,
  visit: Visit
): Promise<void> {
  const at = new Date()
  await settleSoon(container, visit, async () => {
    const { message, settings } = await openHitDesk(container).find({
      id: visit.messageId,
    })
    if (message) {
      await write(container, visit, at, message, settings)
    }
  })
}

/** The same for a message that was looked up already. */
export async function recordVisitOf(
  container: MedusaContainer,
  visit: Visit,
  message: HitMessage,
  settings: StoreSettings
): Promise<void> {
  const at = new Date()
  await settleSoon(container, visit, () => write(container, visit, at, message, settings))
}

async function write(
  container: MedusaContainer,
  visit: Visit,
  at: Date,
  message: HitMessage,
  settings: StoreSettings
): Promise<void> {
  const { kind, method, position = null } = visit
  const hit = toVisitHit(
    { kind, method, position, at },
    isFlood(message.id, at) ? NOBODY : readVisitor(visit),
    message,
    settings.tracking
  )
  if (hit) {
    await openHitDesk(container).write({ hit })
  }
}

async function settleSoon(
  container: MedusaContainer,
  { kind, messageId }: Visit,
  work: () => Promise<void>
): Promise<void> {
  const working = work().catch((error: unknown) => {
    const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(
      `post-purchase: the ${kind} of ${messageId} is not recorded: ${reasonOf(error)}`
    )
  })
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([working, patience])
  clearTimeout(timer)
}
