const MINUTE_MS = 60_000
/** Far above what a person and every scanner in between do with one mail in a minute. */
const MOST = 200

let minute = 0
let counts = new Map<string, number>()

/**
 * Whether a message is visited so often that its visits are no longer told apart. Whoever has
 * one valid link could else fill the table by changing their agent with each request.
 */
export function isFlood(messageId: string, at: Date): boolean {
  const now = Math.floor(at.getTime() / MINUTE_MS)
  if (now !== minute) {
    minute = now
    counts = new Map()
  }
  const count = (counts.get(messageId) ?? 0) + 1
  counts.set(messageId, count)
  return count > MOST
}
