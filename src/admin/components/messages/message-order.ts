import type { AdminMessage } from "../../../types/http"

/** The moment that places a message in the timeline: what happened, else what is due. */
export function momentOf(message: AdminMessage): string {
  return message.sent_at ?? message.settled_at ?? message.send_at
}

/**
 * Oldest first; what is still to come stands last. Within a minute the plan decides: one run
 * of the dispatcher settles several messages in any order.
 */
export function inOrder(messages: AdminMessage[]): AdminMessage[] {
  const minute = (message: AdminMessage) =>
    momentOf(message).slice(0, "2026-01-01T00:00".length)
  return messages.toSorted(
    (a, b) =>
      minute(a).localeCompare(minute(b)) || a.planned_at.localeCompare(b.planned_at)
  )
}

/** Whether the dispatcher has, or will within a minute have, something to do. */
export function isMoving(messages: AdminMessage[], now = Date.now()): boolean {
  return messages.some(
    ({ state, send_at }) =>
      state === "claimed" ||
      (state === "scheduled" && new Date(send_at).getTime() < now + 60_000)
  )
}
