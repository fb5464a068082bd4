import { isbot } from "isbot"
import { HitKind, HitLabel } from "../../../modules/post-purchase/constants"
import { networkKindOf } from "../networks/find-network"
import { NetworkKind } from "../networks/known-networks"
import type { HitFeatures, Verdict } from "./hit-features"

/** Google, Yahoo: they fetch a picture when a person opens the mail, and at times before. */
const IMAGE_PROXY_AGENT = /GoogleImageProxy|YahooMailProxy/i
/** Programs for mail, which lists of bots take for one for want of a browser's name. */
const MAIL_AGENT =
  /\b(?:ms-?office|Microsoft Office|Microsoft Outlook|Outlook-(?:iOS|Android)|Thunderbird|AirMail|Superhuman|Spark|com\.google\.android\.gm)\b/i
/** What every browser writes: its platform, in brackets. */
const PLATFORM = /\(.+\)/
/** Nobody reloads a page so often within one minute. */
const MOST_TIMES = 20

/** Everything about a visit but the others around it. */
export type LoneFeatures = Omit<HitFeatures, "id" | "occurred_at" | "position">

/**
 * What a hit says by itself.
 *
 * @returns null when nothing speaks for a machine
 */
export function judgeAlone(hit: LoneFeatures): Verdict | null {
  switch (hit.kind) {
    case HitKind.OPEN:
    case HitKind.CLICK:
    case HitKind.PAGE_VIEW:
      return judgeVisit(hit)
    case HitKind.UNSUBSCRIBE:
    case HitKind.COMPLAINT:
      // Only a POST unsubscribes and only a report complains; even when a mail provider's
      // machine carries it, a person asked for it.
      return { label: HitLabel.HUMAN, reason: "asked" }
    default:
      return machine("provider-report")
  }
}

function judgeVisit(hit: LoneFeatures): Verdict | null {
  const agent = hit.user_agent ?? ""
  const network = networkKindOf(hit)
  if (hit.is_prefetch) {
    return machine("prefetch")
  }
  // A browser that follows a link sends GET.
  if (hit.method === "HEAD") {
    return machine("head-request")
  }
  if (IMAGE_PROXY_AGENT.test(agent)) {
    return unknown("image-proxy")
  }
  // `Mozilla/5.0` and nothing else is Apple's Mail Privacy Protection, which opens everything.
  if (!agent || (/^Mozilla\//.test(agent) && !PLATFORM.test(agent))) {
    return machine("bare-agent")
  }
  if (network === NetworkKind.SCANNER) {
    return machine("scanner-network")
  }
  if (hit.times > MOST_TIMES) {
    return machine("repeated")
  }
  if (isbot(agent)) {
    return MAIL_AGENT.test(agent) ? unknown("mail-program") : machine("bot-agent")
  }
  switch (network) {
    case NetworkKind.IMAGE_PROXY:
      return unknown("image-proxy")
    case NetworkKind.CLOUD:
      return unknown("datacentre")
    case NetworkKind.RELAY:
      // People's clicks come through the relay as they are; pictures are fetched ahead.
      return hit.kind === HitKind.OPEN ? unknown("relay") : null
    default:
      return null
  }
}

const machine = (reason: string): Verdict => ({ label: HitLabel.MACHINE, reason })
const unknown = (reason: string): Verdict => ({ label: HitLabel.UNKNOWN, reason })
