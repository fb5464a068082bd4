import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Consent } from "../../../../modules/post-purchase/models/consent"
import {
  type ListedContact,
  listContactHits,
  readListedContact,
} from "../../../../modules/post-purchase/queries/contact-list"
import { readSuppressionLog } from "../../../../modules/post-purchase/queries/suppression-list"
import {
  resolveConnection,
  resolveLedger,
} from "../../../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../../../signing/key-ring"
import type { AdminConsent, AdminContactResponse } from "../../../../types/http"
import { MESSAGE_LIST_FIELDS } from "../messages/query-config"
import { toAdminMessage } from "../messages/to-admin-message"
import { toAdminSuppression } from "../suppressions/to-admin-suppression"
import { toAdminContacts } from "./to-admin-contact"

/** As many of each list as one page of the admin shows. */
const NEWEST = 100

/** @throws MedusaError (not_found) for an unknown contact */
export async function requireContact(
  container: MedusaContainer,
  id: string
): Promise<ListedContact> {
  const contact = await readListedContact(resolveConnection(container), id)
  if (!contact) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no contact ${id}: it never was, or the person was erased.`
    )
  }
  return contact
}

/**
 * A contact with the newest of everything that is known of the person.
 *
 * @throws MedusaError (not_found) for an unknown contact
 */
export async function readContact(
  container: MedusaContainer,
  id: string
): Promise<AdminContactResponse["contact"]> {
  const row = await requireContact(container, id)
  const { email } = row
  const db = resolveConnection(container)
  const ledger = resolveLedger(container)
  const { hashEmail } = await openKeyRing(db)
  const [[contact], consents, suppressions, messages, hits] = await Promise.all([
    toAdminContacts(db, [row]),
    ledger.listConsents({ email }, { take: NEWEST, order: { sequence: "DESC" } }),
    readSuppressionLog(db, hashEmail(email), NEWEST),
    ledger.listMessages(
      { email },
      {
        select: [...MESSAGE_LIST_FIELDS],
        take: NEWEST,
        order: { planned_at: "DESC", id: "DESC" },
      }
    ),
    listContactHits(db, email, NEWEST),
  ])
  return {
    ...contact,
    consent_log: consents.map(toAdminConsent),
    suppression_log: suppressions.map(toAdminSuppression),
    messages: messages.map(toAdminMessage),
    hits: hits.map((hit) => ({ ...hit, occurred_at: hit.occurred_at.toISOString() })),
  }
}

function toAdminConsent(row: InferTypeOf<typeof Consent>): AdminConsent {
  return {
    id: row.id,
    topic: row.topic,
    action: row.action,
    source: row.source,
    is_confirmed: row.is_confirmed,
    occurred_at: new Date(row.occurred_at).toISOString(),
    wording: row.wording,
    ip: row.ip,
    user_agent: row.user_agent,
    locale: row.locale,
    order_id: row.order_id,
    message_id: row.message_id,
    actor_id: row.actor_id,
  }
}
