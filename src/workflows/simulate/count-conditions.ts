import type { MedusaContainer } from "@medusajs/framework/types"
import { explainConditions, findUnmet } from "../../flows/conditions"
import type { ConditionGroup } from "../../modules/post-purchase/flow-overrides"
import { readRecipients } from "../../modules/post-purchase/queries/read-recipients"
import {
  type RecentPurchases,
  readRecentPurchases,
} from "../../modules/post-purchase/queries/read-recent-purchases"
import {
  resolveConnection,
  resolveLedger,
} from "../../modules/post-purchase/resolve-ledger"
import { openKeyRing } from "../../signing/key-ring"
import type { AdminConditionCountResponse } from "../../types/http"
import { mailLanguageOf, mailLocaleOf } from "../dispatch/facts/mail-locale"
import { readConditionFacts } from "../dispatch/facts/read-condition-facts"
import { readOrderStates } from "../dispatch/facts/read-order-states"
import { startDeadline } from "./limits"

const PAGE = 100
const DAY_MS = 86_400_000

/** How many orders are looked at, and for how long: it runs inside a request. */
export const COUNT_LIMITS = { orders: 5000, seconds: 10 } as const

export type CountConditionsInput = {
  conditions: ConditionGroup
  since: Date
  /** Null for all. */
  salesChannelId: string | null
  /** How long after each order its customer is looked at; never later than now. */
  afterDays: number
}

/**
 * Counts how many past orders would have met conditions, by the evaluator that decides about
 * mails. Each order's customer is looked at as they were so many days after it.
 *
 * Orders that were cancelled do not count. It reads the newest first, and says when there were
 * more than it reads at once.
 */
export async function countConditions(
  container: MedusaContainer,
  input: CountConditionsInput
): Promise<AdminConditionCountResponse> {
  const db = resolveConnection(container)
  const deadline = startDeadline(COUNT_LIMITS.seconds)
  let orders = 0
  let matching = 0
  let page: RecentPurchases = { ids: [], last: null }
  let isComplete = true
  do {
    if (deadline.isOver() || orders >= COUNT_LIMITS.orders) {
      isComplete = false
      break
    }
    page = await readRecentPurchases(
      db,
      input.since,
      input.salesChannelId,
      page.last,
      PAGE
    )
    const counted = await countPage(container, page.ids, input)
    orders += counted.orders
    matching += counted.matching
  } while (page.ids.length === PAGE)
  return {
    matching,
    orders,
    explained: explainConditions(input.conditions),
    since: input.since.toISOString(),
    is_complete: isComplete,
    limit: COUNT_LIMITS.orders,
  }
}

async function countPage(
  container: MedusaContainer,
  ids: string[],
  { conditions, afterDays }: CountConditionsInput
): Promise<{ orders: number; matching: number }> {
  const db = resolveConnection(container)
  const now = Date.now()
  const settings = await resolveLedger(container).getSettings()
  const [states, { hashEmail }] = await Promise.all([
    readOrderStates(container, ids, settings, false),
    openKeyRing(db),
  ])
  const orders = [...states.values()]
  const emails = new Set(orders.flatMap(({ email }) => email ?? []))
  const people = await readRecipients(
    db,
    [...emails].map((email) => ({ email, email_hash: hashEmail(email) }))
  )
  const facts = await readConditionFacts(
    container,
    orders.map((order) => ({
      order,
      language: mailLanguageOf(
        mailLocaleOf(people.get(order.email ?? ""), order.facts.locale, settings)
      ),
      asOf: new Date(Math.min(now, order.createdAt.getTime() + afterDays * DAY_MS)),
    }))
  )
  const matching = [...facts.values()].filter(
    (each) => findUnmet(conditions, each) === null
  )
  return { orders: orders.length, matching: matching.length }
}
