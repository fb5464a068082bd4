import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { FlowOverrides, FlowSettings } from "../flow-overrides"

/** What admins set for flows, by the flow's key. */
export async function readFlowSettings(db: Knex): Promise<Map<string, FlowSettings>> {
  const { rows }: { rows: (FlowSettings & { id: string })[] } = await db.raw(
    "select id, enabled, overrides from post_purchase_flow_setting"
  )
  return new Map(rows.map(({ id, enabled, overrides }) => [id, { enabled, overrides }]))
}

/**
 * Stores a switch, overrides, or both; what is left out stays as it was. One statement, so
 * that an admin who switches a flow on does not undo what another is just saving.
 */
export async function saveFlowSettings(
  db: Knex,
  flow: string,
  { enabled, overrides }: { enabled?: boolean | null; overrides?: FlowOverrides }
): Promise<void> {
  const json = overrides === undefined ? null : JSON.stringify(overrides)
  await db.raw(
    `insert into post_purchase_flow_setting as s (id, enabled, overrides)
     values (?, ?, coalesce(?::jsonb, '{}'))
     on conflict (id) do update
     set enabled = case when ? then excluded.enabled else s.enabled end,
         overrides = coalesce(?::jsonb, s.overrides), updated_at = now()`,
    [flow, enabled ?? null, json, enabled !== undefined, json]
  )
}
