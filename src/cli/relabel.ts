import { LABEL_VERSION } from "../workflows/engagement/labelling/hit-features"
import { relabelAll } from "../workflows/engagement/labelling/relabel-all"
import type { Command } from "./command"

/** Say how far it is once in so many messages. */
const REPORT_EVERY = 10_000

/** Labels all opens, clicks and page views by the rules of this version. */
export const relabel: Command = {
  name: "relabel",
  summary: "label all opens and clicks anew: human, machine or unknown",
  async run(db, print) {
    let reported = 0
    const { messages, hits, changed } = await relabelAll(db, (soFar) => {
      if (soFar.messages - reported >= REPORT_EVERY) {
        reported = soFar.messages
        print(`${soFar.messages} messages, ${soFar.changed} labels changed so far …`)
      }
    })
    print(
      `Looked at ${hits} hits of ${messages} messages by version ${LABEL_VERSION} of the rules: ${changed} labels changed.`
    )
    const { rows } = await db.raw(
      `select kind, coalesce(label, 'none') as label, sum(times)::text as times
       from post_purchase_hit where kind in ('open', 'click', 'page-view')
       group by 1, 2 order by 1, 2`
    )
    rows.forEach(({ kind, label, times }: Record<"kind" | "label" | "times", string>) =>
      print(`${kind.padEnd(10)} ${label.padEnd(8)} ${times.padStart(9)}`)
    )
  },
}
