import { createHash } from "node:crypto"
import { HitKind, HitLabel, HitSource } from "../../../modules/post-purchase/constants"
import type { HitMessage } from "../../../modules/post-purchase/queries/hit-messages"
import type { NewHit } from "../../../modules/post-purchase/queries/record-hits"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { LABEL_VERSION } from "../labelling/hit-features"
import { judgeAlone } from "../labelling/judge-alone"
import { measureAs } from "./measure-as"
import type { Visitor } from "./read-visitor"

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** What was visited, and when. */
export type SeenVisit = {
  kind: Extract<HitKind, "open" | "click" | "page-view" | "unsubscribe">
  position: number | null
  method: string | null
  at: Date
}

/**
 * The row that a visit becomes. The same visitor at the same link in the same minute is one
 * row with a count, so ten thousand opens of one pixel are few rows and nothing is left out.
 *
 * @returns null when the store records nothing of the kind
 */
export function toVisitHit(
  visit: SeenVisit,
  visitor: Visitor,
  message: HitMessage,
  tracking: StoreSettings["tracking"]
): NewHit | null {
  if (visit.kind === HitKind.UNSUBSCRIBE) {
    return individual(visit, visitor, message)
  }
  switch (measureAs(tracking, message)) {
    case "individually":
      return individual(visit, visitor, message)
    case "counted":
      return toCounter({ ...visit, ...visitor }, message)
    default:
      return null
  }
}

/**
 * The day's counter of a flow's step: tied to nobody, so who made the visit is not in it, nor
 * when in the day. Its label is what the visit says by itself, and `human` is never claimed.
 */
export function toCounter(
  visit: SeenVisit & Visitor,
  { flow, step, sales_channel_id }: HitMessage
): NewHit {
  const verdict = judgeAlone({ ...visit, times: 1 })
  const label = verdict?.label === HitLabel.MACHINE ? HitLabel.MACHINE : HitLabel.UNKNOWN
  const day = startOfDay(visit.at)
  return {
    dedupe_key: [
      "aggregate",
      visit.kind,
      flow,
      step,
      sales_channel_id ?? "",
      day.toISOString().slice(0, 10),
      label,
    ].join(":"),
    kind: visit.kind,
    source: sourceOf(visit.kind),
    occurred_at: day,
    flow,
    step,
    sales_channel_id,
    label,
    label_reason: "counted",
    label_version: LABEL_VERSION,
  }
}

/** Midnight before, in UTC. */
export function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)
}

function individual(visit: SeenVisit, visitor: Visitor, message: HitMessage): NewHit {
  const { kind, position, method, at } = visit
  const seen = createHash("sha256")
    .update(JSON.stringify([kind, position, method, visitor]))
    .digest("base64url")
    .slice(0, 22)
  return {
    dedupe_key: `visit:${message.id}:${Math.floor(at.getTime() / MINUTE_MS)}:${seen}`,
    kind,
    source: sourceOf(kind),
    occurred_at: at,
    message_id: message.id,
    flow: message.flow,
    step: message.step,
    sales_channel_id: message.sales_channel_id,
    position,
    method,
    ...visitor,
  }
}

function sourceOf(kind: SeenVisit["kind"]): HitSource {
  return kind === HitKind.OPEN || kind === HitKind.CLICK ? HitSource.LINK : HitSource.PAGE
}
