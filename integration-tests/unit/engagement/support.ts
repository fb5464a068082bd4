import type {
  HitFeatures,
  MessageFacts,
  Verdict,
} from "../../../src/workflows/engagement/labelling/hit-features"
import { labelHits } from "../../../src/workflows/engagement/labelling/label-hits"

/** Real agents, as they are sent. */
export const agents = {
  chrome:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
  iphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
  applePrivacy: "Mozilla/5.0",
  gmailProxy:
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
  yahooProxy: "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
  outlook: "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
  outlookPhone: "Outlook-iOS/2.0",
  curl: "curl/8.1.2",
  headless:
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
} as const

/** The hand-over of every message in these specs. */
export const sentAt = new Date("2026-11-22T10:00:00.000Z")

/** Some seconds after the hand-over. */
export const after = (seconds: number): Date =>
  new Date(sentAt.getTime() + seconds * 1000)

/** A person's click at home, an hour after the mail, unless said otherwise. */
export function hit(fields: Partial<HitFeatures> = {}): HitFeatures {
  return {
    id: `${fields.kind ?? "click"}-${fields.position ?? 0}-${fields.occurred_at?.getTime() ?? ""}-${fields.method ?? ""}`,
    kind: "click",
    occurred_at: after(3600),
    times: 1,
    position: 0,
    method: "GET",
    user_agent: agents.chrome,
    ip_range: "203.0.113.0/24",
    network: null,
    is_prefetch: false,
    ...fields,
  }
}

/** The verdicts, in the order of the hits. */
export function verdictsOf(
  hits: HitFeatures[],
  facts: Partial<MessageFacts> = {}
): Verdict[] {
  const numbered = hits.map((one, index) => ({ ...one, id: `hit-${index}` }))
  const labels = labelHits(numbered, { sent_at: sentAt, link_count: 6, ...facts })
  return numbered.map(({ id }) => {
    const verdict = labels.get(id)
    if (!verdict) {
      throw new Error(`${id} has no label`)
    }
    return verdict
  })
}

/** The labels only. */
export const labelsOf = (...parameters: Parameters<typeof verdictsOf>): string[] =>
  verdictsOf(...parameters).map(({ label }) => label)
