import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ConsentAction } from "../../modules/post-purchase/constants"
import {
  type AppendedConsent,
  appendConsents,
  readLatestConsents,
} from "../../modules/post-purchase/queries/consents"
import {
  liftSuppressions,
  readSuppressions,
} from "../../modules/post-purchase/queries/suppressions"
import { LIFTED_BY_OPT_IN, MAIL_TOPICS, isMailTopic } from "./mail-topics"
import { type Statement, proofOf } from "./statement"

/**
 * Ends the unsubscription of people who just agreed to mail again.
 *
 * The unsubscription was their latest word on every topic, also where it came without rows in
 * the log, as by an import: topics that they did not name stay off, or an old yes would come
 * back to life with it.
 *
 * @param recorded - what was added to the log for the statements; a repeat added nothing, and so
 *   ends nothing
 * @returns the rows that keep the other topics off
 */
export async function endUnsubscriptions(
  trx: Knex,
  hashEmail: (email: string) => string,
  statements: Statement[],
  recorded: AppendedConsent[]
): Promise<AppendedConsent[]> {
  const granted = recorded.filter(
    ({ action, topic }) => action === ConsentAction.GRANTED && isMailTopic(topic)
  )
  if (!granted.length) {
    return []
  }
  const byHash = new Map(granted.map(({ email }) => [hashEmail(email), email]))
  const said = new Map(statements.map((statement) => [statement.person.email, statement]))
  const kept: AppendedConsent[] = []
  for (const { email_hash, reason } of await readSuppressions(trx, [...byHash.keys()])) {
    const statement = said.get(byHash.get(email_hash) ?? "")
    if (!statement || reason !== LIFTED_BY_OPT_IN) {
      continue
    }
    const lifted = await liftSuppressions(trx, {
      emailHash: email_hash,
      reasons: [LIFTED_BY_OPT_IN],
      by: statement.proof.actor_id ?? statement.source,
      before: statement.occurredAt,
    })
    if (lifted) {
      const named = recorded.filter(({ email }) => email === statement.person.email)
      kept.push(...(await keepOthersOff(trx, statement, named)))
    }
  }
  return kept
}

async function keepOthersOff(
  trx: Knex,
  { person: { email }, source, proof, occurredAt }: Statement,
  named: AppendedConsent[]
): Promise<AppendedConsent[]> {
  const settled = new Set([
    ...named.map(({ topic }) => topic),
    ...(await readLatestConsents(trx, [email])).flatMap(({ action, topic }) =>
      action === ConsentAction.WITHDRAWN ? [topic] : []
    ),
  ])
  return appendConsents(
    trx,
    MAIL_TOPICS.filter((topic) => !settled.has(topic)).map((topic) => ({
      ...proofOf(proof, { granted: false }),
      email,
      topic,
      action: ConsentAction.WITHDRAWN,
      source,
      occurred_at: occurredAt,
    }))
  )
}
