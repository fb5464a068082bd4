import { DateTime } from "luxon"
import { explainSkip } from "../../modules/post-purchase/skip-reasons"
import type { AdminSimulation } from "../../types/http"
import type { Replayed } from "./replay"

type Figures = Pick<
  AdminSimulation,
  "would_send" | "people" | "blocked" | "not_due_yet" | "by_step" | "by_day" | "messages"
>

/** Details that are said of one reason: they can be as many as there are messages. */
const DETAILS = 3

/**
 * Counts what a replay did.
 *
 * @param steps - keys of the flow's steps, in their order
 * @param timeZone - in which the days are
 */
export function tally(
  replayed: readonly Replayed[],
  steps: string[],
  timeZone: string
): Figures {
  const sent = replayed.filter((each) => each.kind === "sent")
  const of = (step: string, kind: Replayed["kind"]) =>
    replayed.filter((each) => each.kind === kind && each.message.planned.step === step)
      .length
  return {
    messages: replayed.length,
    would_send: sent.length,
    people: new Set(sent.map(({ email }) => email)).size,
    blocked: tallyBlocked(replayed),
    not_due_yet: replayed.filter(({ kind }) => kind === "not-due-yet").length,
    by_step: steps.map((step) => ({
      step,
      would_send: of(step, "sent"),
      blocked: of(step, "blocked"),
      not_due_yet: of(step, "not-due-yet"),
    })),
    by_day: tallyDays(replayed, timeZone),
  }
}

function tallyBlocked(replayed: readonly Replayed[]): AdminSimulation["blocked"] {
  const reasons = new Map<string, { count: number; details: Map<string, number> }>()
  for (const each of replayed) {
    if (each.kind === "blocked") {
      const known = reasons.get(each.reason) ?? { count: 0, details: new Map() }
      known.count += 1
      if (each.detail) {
        known.details.set(each.detail, (known.details.get(each.detail) ?? 0) + 1)
      }
      reasons.set(each.reason, known)
    }
  }
  return [...reasons]
    .map(([reason, { count, details }]) => ({
      reason,
      explained: explainSkip(reason),
      count,
      details: [...details]
        .map(([detail, times]) => ({ detail, count: times }))
        .sort((one, other) => other.count - one.count)
        .slice(0, DETAILS),
    }))
    .sort((one, other) => other.count - one.count)
}

/** Days between on which nothing was decided are there too, with zeros. */
function tallyDays(
  replayed: readonly Replayed[],
  timeZone: string
): AdminSimulation["by_day"] {
  const decided = replayed.filter(({ kind }) => kind !== "not-due-yet")
  const [first, last] = [decided.at(0), decided.at(-1)]
  if (!first || !last) {
    return []
  }
  const dayOf = (at: Date) => DateTime.fromJSDate(at, { zone: timeZone }).startOf("day")
  const days = new Map<string, AdminSimulation["by_day"][number]>()
  const end = dayOf(last.at)
  for (let day = dayOf(first.at); day <= end; day = day.plus({ days: 1 })) {
    const date = day.toFormat("yyyy-MM-dd")
    days.set(date, { date, sent: 0, blocked: 0 })
  }
  for (const { kind, at } of decided) {
    const day = days.get(dayOf(at).toFormat("yyyy-MM-dd"))
    if (day) {
      day[kind === "sent" ? "sent" : "blocked"] += 1
    }
  }
  return [...days.values()]
}
