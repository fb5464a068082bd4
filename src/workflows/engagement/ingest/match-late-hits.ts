import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { HitKind } from "../../../modules/post-purchase/constants"
import {
  type HitMessage,
  readHitMessagesByExternalId,
} from "../../../modules/post-purchase/queries/hit-messages"
import {
  type LateHit,
  assignHits,
  blankHits,
  takeLateHits,
} from "../../../modules/post-purchase/queries/hit-matching"
import {
  type NewHit,
  recordHits,
} from "../../../modules/post-purchase/queries/record-hits"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { openKeyRing } from "../../../signing/key-ring"
import { announcePause } from "../effects/announce-pause"
import { applyEffects } from "../effects/apply-effects"
import type { HitEffect } from "../effects/hit-effect"
import { type Measure, measureAs } from "../visits/measure-as"
import { toCounter } from "../visits/to-visit-hit"
import { readResendEvent } from "../webhooks/read-event"
import { withShortLocks } from "./with-short-locks"

const PAGE = 500
/** Nothing was kept of who it was while nobody knew whether it was allowed. */
const NOBODY = { user_agent: null, ip_range: null, network: null, is_prefetch: false }

/**
 * Ties events that came before their send was recorded to their messages, and carries out what
 * they mean, as if they had come in their order.
 *
 * @returns how many were tied
 */
export async function matchLateHits(container: MedusaContainer): Promise<number> {
  const db = resolveConnection(container)
  const [settings, ring] = await Promise.all([
    resolveLedger(container).getSettings(),
    openKeyRing(db),
  ])
  let matched = 0
  let taken: number
  do {
    const page = await withShortLocks(db, async (trx) => {
      const pairs = await takePairs(trx)
      await tie(trx, pairs, settings.tracking)
      const { reputation } = settings
      const pause = await applyEffects(trx, pairs.map(toEffect), { reputation, ring })
      return { taken: pairs.length, pause }
    })
    taken = page.taken
    matched += taken
    if (page.pause) {
      await announcePause(container, page.pause)
    }
  } while (taken === PAGE)
  return matched
}

async function takePairs(trx: Knex): Promise<Pair[]> {
  const late = await takeLateHits(trx, PAGE)
  const ids = late.map(({ external_id }) => external_id)
  const messages = new Map(
    (await readHitMessagesByExternalId(trx, ids)).map((row) => [row.external_id, row])
  )
  return late.flatMap((hit) => {
    const message = messages.get(hit.external_id)
    return message ? { hit, message } : []
  })
}

/** What the tracking mode leaves of opens and clicks; all else is tied to its message. */
async function tie(
  trx: Knex,
  pairs: Pair[],
  tracking: StoreSettings["tracking"]
): Promise<void> {
  const measures = pairs.map((pair) => ({ ...pair, measure: measureOf(pair, tracking) }))
  const tied = measures.filter(({ measure }) => measure === "individually")
  const blanked = measures.filter(({ measure }) => measure !== "individually")
  await assignHits(
    trx,
    tied.map(({ hit, message }) => ({
      id: hit.id,
      message_id: message.id,
      flow: message.flow,
      step: message.step,
      sales_channel_id: message.sales_channel_id,
    }))
  )
  await blankHits(
    trx,
    blanked.map(({ hit }) => hit.id)
  )
  await recordHits(
    trx,
    blanked.flatMap((pair) => (pair.measure === "counted" ? toLateCounter(pair) : []))
  )
}

function measureOf({ hit, message }: Pair, tracking: StoreSettings["tracking"]): Measure {
  return hit.kind === HitKind.OPEN || hit.kind === HitKind.CLICK
    ? measureAs(tracking, message)
    : "individually"
}

type Pair = { hit: LateHit; message: HitMessage }

function toEffect({ hit, message }: Pair): HitEffect {
  const event = readResendEvent(hit.dedupe_key, hit.payload)
  return {
    message,
    kind: hit.kind,
    at: hit.occurred_at,
    external_id: hit.external_id,
    bounce: event?.bounce ?? null,
    detail: event?.detail ?? null,
  }
}

function toLateCounter({ hit, message }: Pair): NewHit[] {
  const { kind, occurred_at: at } = hit
  return kind === HitKind.OPEN || kind === HitKind.CLICK
    ? [toCounter({ kind, position: null, method: null, at, ...NOBODY }, message)]
    : []
}
