import { IANAZone } from "luxon"

const DAY_MS = 86_400_000

/** A stretch of time in which a zone's distance from UTC does not change. Milliseconds since 1970, `until` exclusive. */
export type OffsetSpan = { from: number; until: number; offsetMs: number }

/**
 * Cuts the time after a moment into stretches of one offset, at most a day long each.
 *
 * Looks a day ahead at a time: no zone has ever changed its offset twice in 24 hours.
 *
 * @throws RangeError when the runtime does not know the zone
 */
export function* offsetSpans(
  timeZone: string,
  from: number,
  days: number
): Generator<OffsetSpan> {
  let offsetMs = offsetAt(timeZone, from)
  for (let day = 0; day < days; day++) {
    const start = from + day * DAY_MS
    const end = start + DAY_MS
    const endOffsetMs = offsetAt(timeZone, end)
    if (endOffsetMs === offsetMs) {
      yield { from: start, until: end, offsetMs }
      continue
    }
    const change = findChange(timeZone, start, end, offsetMs)
    if (change > start) {
      yield { from: start, until: change, offsetMs }
    }
    yield { from: change, until: end, offsetMs: endOffsetMs }
    offsetMs = endOffsetMs
  }
}

/**
 * How far a zone's clocks are ahead of UTC at a moment, in milliseconds.
 *
 * @throws RangeError when the runtime does not know the zone
 */
export function offsetAt(timeZone: string, moment: number): number {
  const zone = IANAZone.create(timeZone)
  if (!zone.isValid) {
    throw new RangeError(`There is no time zone ${JSON.stringify(timeZone)}.`)
  }
  return zone.offset(moment) * 60_000
}

/** The first moment after `start` whose offset is no longer `offsetMs`. */
function findChange(
  timeZone: string,
  start: number,
  end: number,
  offsetMs: number
): number {
  let before = start
  let after = end
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(timeZone, middle) === offsetMs) {
      before = middle
    } else {
      after = middle
    }
  }
  return after
}
