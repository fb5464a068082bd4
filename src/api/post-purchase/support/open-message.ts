import type { MedusaRequest } from "@medusajs/framework/http"
import { findFlow } from "../../../flows/registry"
import type { Topic } from "../../../modules/post-purchase/constants"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { readContactsByEmail } from "../../../modules/post-purchase/queries/contacts"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import type { PageContext, Problem } from "../../../pages"
import { openKeyRing } from "../../../signing/key-ring"
import { PREFERENCES_DAYS } from "../../../signing/links"
import { TokenUse } from "../../../signing/token"
import { checkToken } from "./check-token"
import { openPage } from "./open-page"

const DAY_MS = 86_400_000

/** The mail whose unsubscribe link was opened. */
export type OpenedMessage = {
  id: string
  /** Of the mail's flow; null for one that has none. */
  topic: Topic | null
  /** Relative address of the preference centre. */
  preferences: string
  context: PageContext
}

/** Finds the mail that an unsubscribe token stands for, and the page's look for its recipient. */
export async function openMessage(
  req: MedusaRequest
): Promise<OpenedMessage | { problem: Problem }> {
  const check = await checkToken(req, TokenUse.UNSUBSCRIBE)
  if (check.kind !== "valid") {
    return { problem: check }
  }
  const [message] = await resolveLedger(req.scope).listMessages(
    { id: check.claims.subject },
    { select: ["id", "email", "flow", "locale", "planned_at"], take: 1 }
  )
  if (!message) {
    return { problem: { kind: "invalid" } }
  }
  const email = normalizeEmail(message.email)
  const [contact] = email
    ? await readContactsByEmail(resolveConnection(req.scope), [email])
    : []
  const context = await openPage(req, {
    email,
    timeZone: contact?.time_zone,
    locales: [contact?.locale, message.locale],
  })
  return {
    id: message.id,
    topic: findFlow(message.flow)?.topic ?? null,
    preferences: `${context.root}${await preferencesPath(req, contact?.id, message.planned_at)}`,
    context,
  }
}

/**
 * An unsubscribe link works for ever, the preference centre does not open for ever: from an old
 * mail the way there leads over the mailbox, and the link given here does not outlive the mail's own.
 */
async function preferencesPath(
  req: MedusaRequest,
  contactId: string | undefined,
  mailedAt: Date
): Promise<string> {
  const now = Date.now()
  const ends = Math.min(
    new Date(mailedAt).getTime() + PREFERENCES_DAYS * DAY_MS,
    now + DAY_MS
  )
  if (!contactId || ends <= now) {
    return "preferences"
  }
  const ring = await openKeyRing(resolveConnection(req.scope))
  const expiresAt = new Date(ends)
  return `preferences/${ring.sign({ use: TokenUse.PREFERENCES, subject: contactId, expiresAt })}`
}
