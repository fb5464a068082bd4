import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import {
  HitKind,
  Purpose,
  SuppressionReason,
} from "../../../modules/post-purchase/constants"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import {
  type ReportedOutcome,
  applyOutcomes,
} from "../../../modules/post-purchase/queries/apply-outcomes"
import { countSoftBounces } from "../../../modules/post-purchase/queries/hit-soft-bounces"
import {
  type NewSuppression,
  suppress,
} from "../../../modules/post-purchase/queries/suppressions"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import type { KeyRing } from "../../../signing/key-ring"
import { type BegunPause, pauseOnComplaints } from "./pause-on-complaints"
import { type HitEffect, provesAcceptance } from "./hit-effect"

/** What the effects look at beside the events. */
export type EffectContext = {
  reputation: StoreSettings["reputation"]
  ring: Pick<KeyRing, "hashEmail">
}

/**
 * Carries out what the provider's events mean for the ledger: deliveries, outcomes that nobody
 * knew, addresses that bounce or complain, and the pause of all marketing.
 *
 * In the transaction that records the events, so that a crash loses neither without the other.
 * Each effect only ever moves in one direction, so their order makes no difference and a
 * repeat none either. Rows are locked in one order everywhere: hits, addresses, messages,
 * suppressions, the pause.
 *
 * @returns the pause that this began, if any
 */
export async function applyEffects(
  trx: Knex,
  effects: HitEffect[],
  context: EffectContext
): Promise<BegunPause | null> {
  const softly = await findSoftlySuppressed(trx, effects, context)
  await applyOutcomes(trx, toOutcomes(effects))
  await suppress(trx, [
    ...effects.flatMap((effect) => {
      const reason = reasonOf(effect)
      return reason ? toSuppression(effect, reason, context) : []
    }),
    ...softly,
  ])
  const isComplaint = effects.some(
    ({ kind, message }) =>
      kind === HitKind.COMPLAINT && message.purpose === Purpose.MARKETING
  )
  return isComplaint ? pauseOnComplaints(trx, context.reputation) : null
}

/** One row a message, since one statement cannot touch a row twice. */
export function toOutcomes(effects: HitEffect[]): ReportedOutcome[] {
  const outcomes = new Map<string, ReportedOutcome>()
  for (const { message, kind, at, external_id, detail } of effects) {
    const seen = outcomes.get(message.id)
    const isFailure = kind === HitKind.FAILURE
    outcomes.set(message.id, {
      message_id: message.id,
      external_id: seen?.external_id ?? external_id,
      accepted_at: provesAcceptance(kind)
        ? earliest(seen?.accepted_at, at)
        : (seen?.accepted_at ?? null),
      delivered_at:
        kind === HitKind.DELIVERY
          ? earliest(seen?.delivered_at, at)
          : (seen?.delivered_at ?? null),
      failed_at: isFailure ? latest(seen?.failed_at, at) : (seen?.failed_at ?? null),
      detail: isFailure ? detail : (seen?.detail ?? null),
    })
  }
  return [...outcomes.values()]
}

async function findSoftlySuppressed(
  trx: Knex,
  effects: HitEffect[],
  context: EffectContext
): Promise<NewSuppression[]> {
  const { soft_bounces, soft_bounce_days } = context.reputation
  const bounced = effects
    .filter(({ bounce }) => bounce === "soft")
    .flatMap((effect) => toSuppression(effect, SuppressionReason.SOFT_BOUNCES, context))
  const counts = await countSoftBounces(
    trx,
    bounced.flatMap(({ email, email_hash }) => (email ? { email, email_hash } : [])),
    soft_bounce_days
  )
  return bounced.flatMap((row) => {
    const count = counts.get(row.email ?? "") ?? 0
    const detail = `${count} soft bounces in ${soft_bounce_days} days; the last: ${row.detail ?? "no reason given"}`
    return count >= soft_bounces ? { ...row, detail } : []
  })
}

function reasonOf({ kind, bounce }: HitEffect): SuppressionReason | null {
  if (bounce === "hard") {
    return SuppressionReason.HARD_BOUNCE
  }
  return kind === HitKind.COMPLAINT ? SuppressionReason.COMPLAINT : null
}

/** None for a person who was erased: there is no address any more. */
function toSuppression(
  { message, at, detail }: HitEffect,
  reason: SuppressionReason,
  { ring }: EffectContext
): NewSuppression[] {
  const email = normalizeEmail(message.email)
  return email
    ? [
        {
          id: generateEntityId(undefined, "ppsup"),
          email,
          email_hash: ring.hashEmail(email),
          reason,
          detail,
          message_id: message.id,
          suppressed_at: at,
        },
      ]
    : []
}

const earliest = (seen: Date | null | undefined, at: Date): Date =>
  seen && seen < at ? seen : at
const latest = (seen: Date | null | undefined, at: Date): Date =>
  seen && seen > at ? seen : at
