import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ATTRIBUTED, forgetCursor } from "../../../modules/post-purchase/queries/cursor"
import {
  findMessagesWithHits,
  labelUnmatched,
} from "../../../modules/post-purchase/queries/hit-labels"
import { LABEL_VERSION } from "./hit-features"
import { labelMessages } from "./label-messages"

const PAGE = 200

/** What a relabelling did. */
export type Relabelled = { messages: number; hits: number; changed: number }

/**
 * Labels every hit anew, message by message in the order of their ids. It may be stopped and
 * begun again at any time, and runs beside the store's own work.
 *
 * @param onPage - told after each page how far it is
 */
export async function relabelAll(
  db: Knex,
  onPage: (soFar: Relabelled) => void = () => undefined
): Promise<Relabelled> {
  const done: Relabelled = { messages: 0, hits: 0, changed: 0 }
  let after = ""
  let ids: string[]
  do {
    ids = await findMessagesWithHits(db, after, PAGE)
    if (ids.length) {
      const { hits, changed } = await labelMessages(db, ids)
      done.messages += ids.length
      done.hits += hits
      done.changed += changed
      after = ids[ids.length - 1]
      onPage({ ...done })
    }
  } while (ids.length === PAGE)
  let unmatched: number
  do {
    unmatched = await labelUnmatched(db, LABEL_VERSION, PAGE)
    done.hits += unmatched
  } while (unmatched === PAGE)
  // Another label can earn or lose an order: the job credits all of them anew.
  await forgetCursor(db, ATTRIBUTED)
  return done
}
