import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { HitKind } from "../../../modules/post-purchase/constants"
import {
  type HitToLabel,
  type MessageToLabel,
  type NewLabel,
  lockLabelling,
  readHitsToLabel,
  saveLabels,
} from "../../../modules/post-purchase/queries/hit-labels"
import { LABEL_VERSION, type MessageFacts } from "./hit-features"
import { labelHits } from "./label-hits"

/** What a labelling did. */
export type Labelled = {
  /** Hits that were looked at. */
  hits: number
  /** Of them, those with another label than before. */
  changed: number
  /** Whether somebody complained for the first time. */
  hasNewComplaint: boolean
}

/**
 * Labels all hits of these messages, each together with the others of its message: a later hit
 * can show what an earlier one was. The same hits and rules give the same labels.
 */
export async function labelMessages(db: Knex, messageIds: string[]): Promise<Labelled> {
  return db.transaction(async (trx) => {
    await lockLabelling(trx)
    const { messages, hits } = await readHitsToLabel(trx, messageIds)
    const labels = toLabels(messages, hits)
    await saveLabels(trx, labels)
    const before = new Map(hits.map((hit) => [hit.id, hit.label]))
    return {
      hits: hits.length,
      changed: labels.filter(({ id, label }) => before.get(id) !== label).length,
      hasNewComplaint: hits.some(
        ({ kind, label_version }) => kind === HitKind.COMPLAINT && label_version === null
      ),
    }
  })
}

/** The rows that have to be written. */
function toLabels(messages: MessageToLabel[], hits: HitToLabel[]): NewLabel[] {
  const byMessage = new Map<string, HitToLabel[]>()
  for (const hit of hits) {
    const list = byMessage.get(hit.message_id)
    if (list) {
      list.push(hit)
    } else {
      byMessage.set(hit.message_id, [hit])
    }
  }
  const known = new Map(messages.map((message) => [message.id, message]))
  return [...byMessage].flatMap(([id, list]) => {
    const verdicts = labelHits(list, factsOf(known.get(id), list))
    return list.flatMap((hit) => {
      const verdict = verdicts.get(hit.id)
      const isSame =
        hit.label === verdict?.label &&
        hit.label_reason === verdict?.reason &&
        hit.label_version === LABEL_VERSION
      return verdict && !isSame
        ? {
            id: hit.id,
            row_version: hit.row_version,
            ...verdict,
            version: LABEL_VERSION,
          }
        : []
    })
  })
}

/** The hand-over is at the latest when the provider reported it, whatever an admin guessed. */
function factsOf(message: MessageToLabel | undefined, hits: HitToLabel[]): MessageFacts {
  const reported = hits
    .filter(({ kind }) => kind === HitKind.SENT || kind === HitKind.DELIVERY)
    .map(({ occurred_at }) => occurred_at)
  const moments = [message?.sent_at, ...reported].flatMap((moment) => moment ?? [])
  return {
    sent_at: moments.length
      ? new Date(Math.min(...moments.map((moment) => moment.getTime())))
      : null,
    link_count: message?.link_count ?? 0,
  }
}
