import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import {
  ConsentAction,
  type ConsentSource,
  SuppressionReason,
  type Topic,
} from "../../modules/post-purchase/constants"
import {
  appendConsents,
  readLatestConsents,
} from "../../modules/post-purchase/queries/consents"
import { suppress } from "../../modules/post-purchase/queries/suppressions"
import { MAIL_TOPICS } from "./mail-topics"
import { type ConsentProof, proofOf } from "./statement"

export type Withdrawal = {
  /** Normalised. */
  email: string
  /** As the key ring makes it. */
  emailHash: string
  /** Null: all mail topics, and the address is suppressed for marketing. */
  topic: Topic | null
  source: ConsentSource
  isConfirmed: boolean
  proof: ConsentProof
}

/**
 * Takes back consent to a topic or to all mail. Topics that are withdrawn already get no row.
 *
 * @param trx - a transaction that holds the person, see `lockPeople`
 * @returns whether anything changed
 */
export async function withdraw(
  trx: Knex,
  { email, emailHash, topic, source, isConfirmed, proof }: Withdrawal
): Promise<boolean> {
  const suppressed =
    topic === null
      ? await suppress(trx, [
          {
            id: generateEntityId(undefined, "ppsup"),
            email_hash: emailHash,
            email,
            reason: SuppressionReason.UNSUBSCRIBE,
            detail: source,
            message_id: proof.message_id ?? null,
          },
        ])
      : []
  const withdrawn = new Set(
    (await readLatestConsents(trx, [email])).flatMap((latest) =>
      latest.action === ConsentAction.WITHDRAWN ? [latest.topic] : []
    )
  )
  const appended = await appendConsents(
    trx,
    (topic === null ? MAIL_TOPICS : [topic])
      .filter((candidate) => !withdrawn.has(candidate))
      .map((candidate) => ({
        ...proofOf(proof, { granted: false }),
        email,
        topic: candidate,
        action: ConsentAction.WITHDRAWN,
        source,
        is_confirmed: isConfirmed,
      }))
  )
  return suppressed.length + appended.length > 0
}
