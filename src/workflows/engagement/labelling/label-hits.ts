import { HitLabel } from "../../../modules/post-purchase/constants"
import { findBehaviour } from "./find-behaviour"
import type { HitFeatures, MessageFacts, Verdict } from "./hit-features"
import { judgeAlone } from "./judge-alone"

/**
 * Labels the hits of one message: `human` only when nothing speaks for a machine.
 *
 * Pure, so that old rows can be labelled anew when the rules have changed. Rules, in the order
 * in which they are named as the reason:
 *
 * - by itself: `prefetch` (the request says so), `head-request`, `image-proxy` (Google's and
 *   Yahoo's fetch for a person, or ahead: `unknown`), `bare-agent` (none, or only
 *   `Mozilla/5.0`, which is Apple's Mail Privacy Protection), `scanner-network`, `repeated`
 *   (over 20 times in a minute), `bot-agent` (isbot), `mail-program`, `datacentre` and `relay`
 *   (`unknown`: people browse from there too)
 * - by what was done together: `at-sending` (within a second of the hand-over), `after-head`
 *   (a GET of the link that the same visitor asked HEAD of), `burst` (two links within 2 s, or
 *   three within a minute), `unsubscribe-and-link` (the unsubscribe page and a link within
 *   5 s), `every-link` (all of three or more links in 10 minutes, of five or more in an hour),
 *   `many-networks` (three at once), `same-visitor` (of one found out by what it did, within
 *   10 minutes)
 *
 * Who clicks two links 20 seconds apart stays human.
 */
export function labelHits(
  hits: HitFeatures[],
  facts: MessageFacts
): Map<string, Verdict> {
  const behaviour = findBehaviour(hits, facts)
  return new Map(
    hits.map((hit) => [hit.id, combine(judgeAlone(hit), behaviour.get(hit.id))])
  )
}

function combine(alone: Verdict | null, behaviour: string | undefined): Verdict {
  if (behaviour && alone?.label !== HitLabel.MACHINE) {
    return { label: HitLabel.MACHINE, reason: behaviour }
  }
  return alone ?? { label: HitLabel.HUMAN, reason: "nothing-against-it" }
}
