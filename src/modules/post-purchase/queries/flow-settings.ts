import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { FlowOverrides, StoredFlowSettings } from "../flow-overrides"

export type FlowSettingsChange = {
  /** Null leaves it to the flow's file. (Default: as it was) */
  enabled?: boolean | null
  /** Replace those that were stored. (Default: as they were) */
  overrides?: FlowOverrides
  /** What the change is based on: it is stored only while nothing newer is. (Default: stored whatever there is) */
  version?: number
}

/** Microseconds, as `updated_at` has them: a JavaScript number holds them exactly until 2255. */
const VERSION = "(extract(epoch from s.updated_at) * 1000000)::bigint"

/** What admins set for flows, by the flow's key. */
export async function readFlowSettings(
  db: Knex
): Promise<Map<string, StoredFlowSettings>> {
  const { rows }: { rows: (StoredFlowSettings & { id: string })[] } = await db.raw(
    `select id, enabled, overrides, ${VERSION} as version
     from post_purchase_flow_setting s`
  )
  return new Map(
    rows.map(({ id, enabled, overrides, version }) => [
      id,
      // PostgreSQL's driver gives a bigint as a text.
      { enabled, overrides, version: Number(version) },
    ])
  )
}

/**
 * Stores a switch, overrides, or both; what is left out stays as it was. One statement, so
 * that an admin who switches a flow on does not undo what another is just saving.
 *
 * It also compares the version, under read committed as well: of two first saves the primary
 * key makes one wait and then update, of two updates the row's lock makes one wait, and the
 * `where` is asked again of what the other has left. A clock that stands still or goes back
 * gives no version twice, since a save is always later than the one before.
 *
 * @returns whether it was stored; false when somebody saved after the version was read
 */
export async function saveFlowSettings(
  db: Knex,
  flow: string,
  { enabled, overrides, version }: FlowSettingsChange
): Promise<boolean> {
  const json = overrides === undefined ? null : JSON.stringify(overrides)
  const { rowCount } = await db.raw(
    `insert into post_purchase_flow_setting as s (id, enabled, overrides)
     values (?, ?, coalesce(?::jsonb, '{}'))
     on conflict (id) do update
     set enabled = case when ? then excluded.enabled else s.enabled end,
         overrides = coalesce(?::jsonb, s.overrides),
         updated_at = greatest(clock_timestamp(), s.updated_at + interval '1 microsecond')
     where coalesce(?::bigint = ${VERSION}, true)`,
    [flow, enabled ?? null, json, enabled !== undefined, json, version ?? null]
  )
  return rowCount > 0
}
