import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { HitKind, HitLabel, HitSource } from "../constants"
import { toStorableJson } from "../storable-text"

/** A hit as it was seen; see `models/hit.ts`. What is left out is null. */
export type NewHit = {
  dedupe_key: string
  kind: HitKind
  source: HitSource
  occurred_at: Date
  /** (Default: 1) */
  times?: number
  /** (Default: `occurred_at`) */
  last_at?: Date
  message_id?: string | null
  external_id?: string | null
  flow?: string | null
  step?: string | null
  sales_channel_id?: string | null
  position?: number | null
  method?: string | null
  user_agent?: string | null
  ip_range?: string | null
  network?: string | null
  is_prefetch?: boolean
  payload?: Record<string, unknown> | null
  label?: HitLabel | null
  label_reason?: string | null
  label_version?: number | null
}

/** A hit's row. */
export type RecordedHit = { dedupe_key: string; id: string; is_new: boolean }

/**
 * Records hits. The same visit seen again is counted on its row; the same event of a provider
 * delivered again changes nothing.
 *
 * The race: the same key in two processes at once. The second insert waits for the first to
 * commit and then finds the unique index taken. Keys are inserted in their own order, so that
 * two processes with the same keys in different orders do not wait for each other.
 *
 * @returns a row a key; a provider's event that was known already is not among them
 */
export async function recordHits(db: Knex, hits: NewHit[]): Promise<RecordedHit[]> {
  if (!hits.length) {
    return []
  }
  const { rows } = await db.raw(
    `insert into post_purchase_hit as h
       (id, dedupe_key, kind, source, occurred_at, times, last_at, message_id, external_id,
        flow, step, sales_channel_id, position, method, user_agent, ip_range, network,
        is_prefetch, payload, label, label_reason, label_version)
     select x.id, x.dedupe_key, x.kind, x.source, x.occurred_at, x.times, x.last_at,
            x.message_id, x.external_id, x.flow, x.step, x.sales_channel_id, x.position,
            x.method, x.user_agent, x.ip_range, x.network, x.is_prefetch, x.payload,
            x.label, x.label_reason, x.label_version
     from jsonb_to_recordset(?::jsonb) as x(
       id text, dedupe_key text, kind text, source text, occurred_at timestamptz, times int,
       last_at timestamptz, message_id text, external_id text, flow text, step text,
       sales_channel_id text, position int, method text, user_agent text, ip_range text,
       network text, is_prefetch boolean, payload jsonb, label text, label_reason text,
       label_version int)
     order by x.dedupe_key
     on conflict (dedupe_key) do update
       set times = h.times + excluded.times,
           occurred_at = least(h.occurred_at, excluded.occurred_at),
           last_at = greatest(h.last_at, excluded.last_at),
           -- How often it was says something too; a counter's label is part of its key.
           label_version = case when h.message_id is null then h.label_version end,
           updated_at = now()
       where excluded.source <> 'webhook'
     returning h.dedupe_key, h.id, h.xmax = 0 as is_new`,
    [toStorableJson(mergeRepeated(hits).map(toRow))]
  )
  return rows
}

/** One statement cannot touch a row twice: what has one key becomes one hit before. */
export function mergeRepeated(hits: NewHit[]): NewHit[] {
  const merged = new Map<string, NewHit>()
  for (const hit of hits) {
    const seen = merged.get(hit.dedupe_key)
    if (!seen) {
      merged.set(hit.dedupe_key, hit)
    } else if (hit.source !== "webhook") {
      merged.set(hit.dedupe_key, {
        ...seen,
        times: (seen.times ?? 1) + (hit.times ?? 1),
        occurred_at: earlier(seen.occurred_at, hit.occurred_at),
        last_at: later(seen.last_at ?? seen.occurred_at, hit.last_at ?? hit.occurred_at),
      })
    }
  }
  return [...merged.values()]
}

function toRow(hit: NewHit): NewHit & { id: string } {
  return {
    ...hit,
    id: generateEntityId(undefined, "pphit"),
    times: hit.times ?? 1,
    last_at: hit.last_at ?? hit.occurred_at,
    is_prefetch: hit.is_prefetch ?? false,
  }
}

const earlier = (a: Date, b: Date): Date => (a <= b ? a : b)
const later = (a: Date, b: Date): Date => (a >= b ? a : b)
