import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  type HitMessage,
  readHitMessages,
  readHitMessagesByExternalId,
} from "../../../modules/post-purchase/queries/hit-messages"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { onShutdown } from "../../../modules/post-purchase/shutdown"
import { type Batcher, createBatcher } from "./batcher"
import { type HitEntry, isHitsFault, writeHits } from "./write-hits"

/** One statement's worth: larger ones take no less time a row. */
const MOST = 500
/** About 25 MB when all of them wait. */
const PENDING = 50_000

/** A message by its id, else by the provider's. */
export type MessageKey = { id: string | null; externalId?: string | null }
/** The message, if there is one, and the settings in force. */
export type Found = { message: HitMessage | null; settings: StoreSettings }

/** Where this process looks messages up and writes hits down, many at a time. */
export type HitDesk = {
  find(key: MessageKey): Promise<Found>
  write(entry: HitEntry): Promise<{ is_new: boolean }>
}

const desks = new WeakMap<Knex, HitDesk>()

/**
 * The desk of this process. Nothing is cached: a flood is bound together into few statements,
 * so a withdrawn consent and a changed setting hold from the next one on.
 */
export function openHitDesk(container: MedusaContainer): HitDesk {
  const db = resolveConnection(container)
  const known = desks.get(db)
  if (known) {
    return known
  }
  const ledger = resolveLedger(container)
  const lookups = createBatcher<MessageKey, Found>(
    async (keys) => {
      const [settings, messages] = await Promise.all([
        ledger.getSettings(),
        findMessages(db, keys),
      ])
      return messages.map((message) => ({ message, settings }))
    },
    { most: MOST, pending: PENDING }
  )
  const writes = createBatcher<HitEntry, { is_new: boolean }>(
    (entries) => writeHits(container, entries),
    { most: MOST, pending: PENDING, isItemsFault: isHitsFault }
  )
  const desk: HitDesk = {
    find: (key) => lookups.add(key),
    write: (entry) => writes.add(entry),
  }
  desks.set(db, desk)
  onShutdown(() => drain(lookups, writes))
  return desk
}

/** What was taken is written before the connections close. */
async function drain(
  ...batchers: Pick<Batcher<never, never>, "drained">[]
): Promise<void> {
  for (const batcher of batchers) {
    await batcher.drained()
  }
}

async function findMessages(
  db: Knex,
  keys: MessageKey[]
): Promise<(HitMessage | null)[]> {
  const ids = [...new Set(keys.flatMap(({ id }) => id ?? []))]
  const byId = new Map((await readHitMessages(db, ids)).map((row) => [row.id, row]))
  const strange = keys.filter(({ id }) => !id || !byId.has(id))
  const externalIds = [...new Set(strange.flatMap(({ externalId }) => externalId ?? []))]
  const byExternalId = new Map(
    (await readHitMessagesByExternalId(db, externalIds)).map((row) => [
      row.external_id,
      row,
    ])
  )
  return keys.map(
    ({ id, externalId }) =>
      (id && byId.get(id)) || (externalId && byExternalId.get(externalId)) || null
  )
}
