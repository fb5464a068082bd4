import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import {
  ConsentAction,
  ConsentMode,
  ConsentTopic,
} from "../../modules/post-purchase/constants"
import { lockPeople } from "../../modules/post-purchase/queries/consents-lock"
import {
  type AppendedConsent,
  type LatestConsent,
  type NewConsent,
  appendConsents,
  readLatestConsents,
} from "../../modules/post-purchase/queries/consents"
import { readErasedSince } from "../../modules/post-purchase/queries/contacts-erased"
import {
  type ContactRow,
  ensureContacts,
} from "../../modules/post-purchase/queries/contacts"
import { openKeyRing } from "../../signing/key-ring"
import { endUnsubscriptions } from "./end-unsubscriptions"
import { planSubscriptionMails } from "./plan-subscription-mails"
import { type ConsentDecision, type Statement, proofOf } from "./statement"

export type RecordedStatements = {
  /** By normalised e-mail. */
  contacts: ReadonlyMap<string, ContactRow>
  /** The rows that were added to the log. */
  recorded: AppendedConsent[]
  /** Confirmation mails that were planned. */
  planned: number
}

/**
 * Records what people said, all of it or nothing: contacts, the log, suppressions that a fresh
 * yes lifts, and the mails that ask for its confirmation.
 *
 * Safe to repeat: a statement with a dedupe key is recorded once, and what was said later is
 * not undone by it. The confirmation mail is planned in the same transaction, or a crash
 * between the two would leave a request that nobody is ever asked to confirm.
 *
 * @param said - of several statements of one person the later ones were said later
 */
export async function recordStatements(
  db: Knex,
  said: Statement[]
): Promise<RecordedStatements> {
  if (!said.length) {
    return { contacts: new Map(), recorded: [], planned: 0 }
  }
  const { hashEmail } = await openKeyRing(db)
  return db.transaction(async (trx) => {
    const emails = [...new Set(said.map(({ person }) => person.email))]
    await lockPeople(trx, emails)
    const statements = await leaveOutErased(trx, hashEmail, said)
    const rows = await ensureContacts(
      trx,
      statements.map(({ person }) => ({
        ...person,
        id: generateEntityId(undefined, "ppcon"),
      }))
    )
    const contacts = new Map(rows.map((contact) => [contact.email, contact]))
    const latest = await readLatestConsents(trx, emails)
    const recorded = await appendConsents(trx, toRows(statements, latest))
    const withdrawn = await endUnsubscriptions(trx, hashEmail, statements, recorded)
    const planned = await planConfirmations(trx, statements, recorded, contacts)
    return { contacts, recorded: [...recorded, ...withdrawn], planned }
  })
}

/** What was said before the person asked to be forgotten must not bring them back. */
async function leaveOutErased(
  trx: Knex,
  hashEmail: (email: string) => string,
  said: Statement[]
): Promise<Statement[]> {
  const older = said.filter(({ occurredAt }) => occurredAt)
  const erased = await readErasedSince(
    trx,
    older.map(({ person }) => hashEmail(person.email))
  )
  return said.filter(({ person, occurredAt }) => {
    const since = erased.size ? erased.get(hashEmail(person.email)) : undefined
    return !since || !occurredAt || occurredAt > since
  })
}

/** The log's rows for statements, each in the light of those before it. */
function toRows(statements: Statement[], latest: LatestConsent[]): NewConsent[] {
  const confirmed = new Set(latest.filter(isConfirmedGrant).map(keyOf))
  return statements.flatMap((statement) =>
    statement.decisions.map((decision) => {
      const { email } = statement.person
      const key = keyOf({ email, topic: decision.topic })
      const isConfirmed = statement.isConfirmed || confirmed.has(key)
      const row: NewConsent = {
        ...proofOf(statement.proof, decision),
        dedupe_key: statement.dedupeKey && `${statement.dedupeKey}:${decision.topic}`,
        email,
        topic: decision.topic,
        action: actionOf(decision, statement.mode, isConfirmed),
        source: statement.source,
        is_confirmed: decision.granted ? isConfirmed : statement.isConfirmed,
        occurred_at: statement.occurredAt,
      }
      if (isConfirmedGrant(row)) {
        confirmed.add(key)
      } else {
        confirmed.delete(key)
      }
      return row
    })
  )
}

/**
 * A yes waits for its confirmation where the store asks for one, unless the mailbox confirmed an
 * earlier yes that still holds: ticking the box at the next checkout must not end it. Being
 * measured needs none.
 */
function actionOf(
  { topic, granted }: ConsentDecision,
  mode: ConsentMode,
  isConfirmed: boolean
): ConsentAction {
  if (!granted) {
    return ConsentAction.WITHDRAWN
  }
  const mustConfirm =
    mode === ConsentMode.DOUBLE_OPT_IN && topic !== ConsentTopic.TRACKING
  return mustConfirm && !isConfirmed ? ConsentAction.REQUESTED : ConsentAction.GRANTED
}

function isConfirmedGrant({
  action,
  is_confirmed,
}: Pick<NewConsent, "action" | "is_confirmed">): boolean {
  return action === ConsentAction.GRANTED && is_confirmed === true
}

const keyOf = ({ email, topic }: Pick<NewConsent, "email" | "topic">): string =>
  `${topic} ${email}`

/** Asks each person once for all that waits, in the language in which they asked for it. */
async function planConfirmations(
  trx: Knex,
  statements: Statement[],
  recorded: AppendedConsent[],
  contacts: ReadonlyMap<string, ContactRow>
): Promise<number> {
  const waiting = new Set(
    recorded.flatMap(({ action, email }) =>
      action === ConsentAction.REQUESTED ? [email] : []
    )
  )
  const asked = new Map(
    statements
      .filter(({ person }) => waiting.has(person.email))
      .map((statement) => [statement.person.email, statement.proof])
  )
  return planSubscriptionMails(
    trx,
    "confirm",
    [...asked].flatMap(([email, proof]) => {
      const contact = contacts.get(email)
      return contact ? [{ contact, ...proof }] : []
    })
  )
}
