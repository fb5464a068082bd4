import { HitKind } from "../../../modules/post-purchase/constants"
import { judgeAlone } from "./judge-alone"
import type { HitFeatures, MessageFacts } from "./hit-features"

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Two links so close together are no two clicks. */
const PAIR_MS = 2 * SECOND
/** A person who unsubscribes reads the page first. */
const UNSUBSCRIBE_MS = 5 * SECOND
/** Bot clicks come in bursts over many links, a median of 43 s after the send. */
const BURST_MS = MINUTE
const BURST_LINKS = 3
/** Slow scanners take their time, but they take every link. */
const SWEEPS = [
  { links: 3, ms: 10 * MINUTE },
  { links: 5, ms: 60 * MINUTE },
]
const CROWD_MS = MINUTE
const CROWD_NETWORKS = 3
const AFTER_HEAD_MS = MINUTE
/** A hand-over is written down at most this long after it happened. */
const BEFORE_SENT_MS = 2 * MINUTE
const AFTER_SENT_MS = SECOND
/** What a found-out visitor does next to it. Later, a person may sit behind the same gateway. */
const COMPANY_MS = 10 * MINUTE

/**
 * Finds the hits of one message that were made by machines, by what they did together.
 *
 * @returns the rule by the hit's id, for machines only
 */
export function findBehaviour(
  hits: HitFeatures[],
  facts: MessageFacts
): Map<string, string> {
  const found = new Map<string, string>()
  const mark = (group: HitFeatures[], reason: string) =>
    group.forEach(({ id }) => found.has(id) || found.set(id, reason))

  const visits = hits
    .filter(({ kind }) => VISITS.has(kind))
    .sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime())
  const links = visits.filter(({ kind }) => kind !== HitKind.OPEN)

  mark(visits.filter(isAtSending(facts)), "at-sending")
  mark(findAfterHead(links), "after-head")
  for (const actor of [...groupBy(links, rangeOf), ...groupBy(links, agentOf)]) {
    mark(
      findWindows(actor, PAIR_MS, (list) => countTargets(list) >= 2),
      "burst"
    )
    mark(findWindows(actor, UNSUBSCRIBE_MS, hasPageAndLink), "unsubscribe-and-link")
    mark(
      findWindows(actor, BURST_MS, (list) => countTargets(list) >= BURST_LINKS),
      "burst"
    )
    for (const { links: least, ms } of SWEEPS) {
      if (facts.link_count >= least) {
        mark(
          findWindows(actor, ms, (list) => hasAllLinks(list, facts)),
          "every-link"
        )
      }
    }
  }
  // A known scanner beside a person's click is no crowd.
  const unexplained = links.filter((hit) => judgeAlone(hit) === null)
  mark(
    findWindows(unexplained, CROWD_MS, (list) => countRanges(list) >= CROWD_NETWORKS),
    "many-networks"
  )
  mark(findCompany(visits, found), "same-visitor")
  return found
}

const VISITS: ReadonlySet<HitKind> = new Set([
  HitKind.OPEN,
  HitKind.CLICK,
  HitKind.PAGE_VIEW,
])

const rangeOf = ({ ip_range }: HitFeatures): string | null => ip_range
const agentOf = ({ user_agent }: HitFeatures): string | null => user_agent
const visitorOf = ({ ip_range, user_agent }: HitFeatures): string | null =>
  ip_range && user_agent ? `${ip_range} ${user_agent}` : null
const targetOf = ({ kind, position }: HitFeatures): string => `${kind}:${position ?? ""}`
const at = ({ occurred_at }: HitFeatures): number => occurred_at.getTime()

/** Nobody has read a mail that was just handed over. One much older hit means that `sent_at` is wrong. */
function isAtSending({ sent_at }: MessageFacts): (hit: HitFeatures) => boolean {
  const sent = sent_at?.getTime() ?? Infinity
  return (hit) => at(hit) >= sent - BEFORE_SENT_MS && at(hit) <= sent + AFTER_SENT_MS
}

function findAfterHead(links: HitFeatures[]): HitFeatures[] {
  const heads = links.filter(({ method }) => method === "HEAD")
  return links.filter((hit) =>
    heads.some(
      (head) =>
        visitorOf(head) !== null &&
        visitorOf(head) === visitorOf(hit) &&
        targetOf(head) === targetOf(hit) &&
        Math.abs(at(hit) - at(head)) <= AFTER_HEAD_MS
    )
  )
}

/** All hits that lie in a window of that length for which the condition holds. */
function findWindows(
  sorted: HitFeatures[],
  ms: number,
  holds: (window: HitFeatures[]) => boolean
): HitFeatures[] {
  const marked = new Set<HitFeatures>()
  let end = 0
  for (let start = 0; start < sorted.length; start++) {
    while (end < sorted.length && at(sorted[end]) - at(sorted[start]) <= ms) {
      end += 1
    }
    const window = sorted.slice(start, end)
    if (holds(window)) {
      window.forEach((hit) => marked.add(hit))
    }
  }
  return [...marked]
}

function findCompany(visits: HitFeatures[], found: Map<string, string>): HitFeatures[] {
  return groupBy(visits, visitorOf).flatMap((group) => {
    const machines = group.filter(({ id }) => BY_DEED.has(found.get(id) ?? ""))
    return group.filter((hit) =>
      machines.some((machine) => Math.abs(at(hit) - at(machine)) <= COMPANY_MS)
    )
  })
}

/** Rules that show what a visitor is, not only when a hit came. */
const BY_DEED: ReadonlySet<string> = new Set([
  "after-head",
  "burst",
  "unsubscribe-and-link",
  "every-link",
])

function hasPageAndLink(hits: HitFeatures[]): boolean {
  return new Set(hits.map(({ kind }) => kind)).size === 2
}

function countTargets(hits: HitFeatures[]): number {
  return new Set(hits.map(targetOf)).size
}

function countRanges(hits: HitFeatures[]): number {
  return new Set(hits.map(rangeOf).filter((range) => range !== null)).size
}

function hasAllLinks(hits: HitFeatures[], { link_count }: MessageFacts): boolean {
  const positions = hits.filter(({ kind }) => kind === HitKind.CLICK)
  return new Set(positions.map(({ position }) => position)).size >= link_count
}

function groupBy(
  hits: HitFeatures[],
  keyOf: (hit: HitFeatures) => string | null
): HitFeatures[][] {
  const groups = new Map<string, HitFeatures[]>()
  for (const hit of hits) {
    const key = keyOf(hit)
    const group = key === null ? undefined : groups.get(key)
    if (group) {
      group.push(hit)
    } else if (key !== null) {
      groups.set(key, [hit])
    }
  }
  return [...groups.values()]
}
