import type { AdminContactResponse } from "../../../types/http"

type Hit = AdminContactResponse["contact"]["hits"][number]

/** What there was of one kind, by whom. */
export type HitCounts = {
  kind: Hit["kind"]
  human: number
  machine: number
  /** Not judged yet, or by nobody in particular: a delivery is the provider's word. */
  other: number
  lastAt: string
}

/** Kinds that somebody does, which a machine may do as well. */
export const JUDGED: ReadonlySet<Hit["kind"]> = new Set([
  "open",
  "click",
  "page-view",
  "unsubscribe",
])

/** Adds hits up by kind, in the order in which a mail meets them. */
export function countHits(hits: Hit[]): HitCounts[] {
  return KINDS.flatMap((kind) => {
    const ofKind = hits.filter((hit) => hit.kind === kind)
    const timesOf = (isWanted: (hit: Hit) => boolean) =>
      ofKind.filter(isWanted).reduce((total, { times }) => total + times, 0)
    return ofKind.length === 0
      ? []
      : [
          {
            kind,
            human: timesOf(({ label }) => label === "human"),
            machine: timesOf(({ label }) => label === "machine"),
            other: timesOf(({ label }) => label !== "human" && label !== "machine"),
            lastAt:
              ofKind
                .map(({ occurred_at }) => occurred_at)
                .toSorted()
                .at(-1) ?? "",
          },
        ]
  })
}

const KINDS: Hit["kind"][] = [
  "sent",
  "delivery",
  "delay",
  "open",
  "click",
  "page-view",
  "unsubscribe",
  "bounce",
  "complaint",
  "failure",
  "other",
]
