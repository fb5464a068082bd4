import type { ConditionSurroundings } from "../dispatch/facts/read-condition-facts"
import { readConditionSurroundings } from "../dispatch/facts/read-condition-facts"
import { readOrderStates } from "../dispatch/facts/read-order-states"
import { readReports } from "../dispatch/facts/read-reports"
import type { RunContext } from "../dispatch/run/run-context"
import type { StepNeed } from "../../flows/flow"
import type { OrderState, ShipmentReportState } from "../../flows/order-state"
import type { ProductGuide } from "../../modules/post-purchase/product-guide"
import {
  type OrderHistory,
  readOrdersHistory,
} from "../../modules/post-purchase/queries/read-orders-history"
import {
  type PersonHistory,
  readPeopleHistory,
} from "../../modules/post-purchase/queries/read-people-history"
import { readProductGuides } from "../../modules/post-purchase/queries/read-product-guides"
import { readSocialProof } from "../../modules/post-purchase/queries/read-social-proof"
import { resolveConnection } from "../../modules/post-purchase/resolve-ledger"
import type { SocialProof } from "../../modules/post-purchase/social-proof"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"
import type { ReplayMessage } from "./plan-replay"

const CHUNK = 100

/** All that a replay has read so far: histories, of which a moment's state is made. */
export type ReplayFacts = {
  orders: Map<string, OrderState>
  reports: Map<string, ShipmentReportState[]>
  orderHistories: Map<string, OrderHistory>
  /** By normalised address. */
  people: Map<string, PersonHistory>
  /** As they are now: neither has a history. */
  guides: Map<string, ProductGuide>
  proof: Map<string, SocialProof>
  conditions: Map<string, ConditionSurroundings>
}

/** Reads facts when they are first asked for, a hundred messages at a time. */
export type ReplayFactsReader = {
  facts: ReplayFacts
  /** Makes sure that a message's order and person are there. */
  ensure(message: ReplayMessage): Promise<void>
}

/**
 * Opens a reader over messages that are in the order in which they will be asked for. It reads
 * only; people without a contact get none.
 */
export function openReplayFacts(
  run: RunContext,
  messages: ReplayMessage[]
): ReplayFactsReader {
  const facts: ReplayFacts = {
    orders: new Map(),
    reports: new Map(),
    orderHistories: new Map(),
    people: new Map(),
    guides: new Map(),
    proof: new Map(),
    conditions: new Map(),
  }
  const positions = new Map(messages.map((message, index) => [message, index]))
  const wanted = whatIsWanted(messages)
  const seen = new Set<string>()
  return {
    facts,
    ensure: async (message) => {
      if (seen.has(message.orderId)) {
        return
      }
      const from = positions.get(message) ?? 0
      const chunk = messages
        .slice(from, from + CHUNK)
        .filter(({ orderId }) => !seen.has(orderId))
      chunk.forEach(({ orderId }) => seen.add(orderId))
      await readChunk(run, chunk, wanted, facts)
    },
  }
}

type Wanted = { guides: boolean; proof: boolean; conditions: boolean }

/** Over all messages: two steps ask about one order, and it is read once. */
function whatIsWanted(messages: ReplayMessage[]): Wanted {
  const needs = (need: StepNeed) => messages.some(({ step }) => step.needs.includes(need))
  return {
    guides: needs("guides"),
    proof: needs("proof"),
    conditions: messages.some(({ config }) => config.conditions !== null),
  }
}

async function readChunk(
  run: RunContext,
  chunk: ReplayMessage[],
  wanted: Wanted,
  facts: ReplayFacts
): Promise<void> {
  const { container, settings } = run
  const db = resolveConnection(container)
  const ids = [...new Set(chunk.map(({ orderId }) => orderId))]
  const orders = await readOrderStates(container, ids, settings, true, run.promises)
  const states = [...orders.values()]
  const emails = new Set(
    states
      .flatMap(({ email }) => normalizeEmail(email) ?? [])
      .filter((email) => !facts.people.has(email))
  )
  const [reports, histories, people, guides, proof, conditions] = await Promise.all([
    readReports(container, ids),
    readOrdersHistory(db, ids),
    readPeopleHistory(
      db,
      [...emails].map((email) => ({ email, email_hash: run.hashEmail(email) }))
    ),
    wanted.guides
      ? readProductGuides(db, productIdsOf(states))
      : new Map<string, ProductGuide>(),
    wanted.proof
      ? readSocialProof(
          db,
          states.map((order) => ({
            key: order.facts.id,
            product_ids: productIdsOf([order]),
          }))
        )
      : new Map<string, SocialProof>(),
    wanted.conditions
      ? readConditionSurroundings(container, states)
      : new Map<string, ConditionSurroundings>(),
  ])
  addAll(facts.orders, orders)
  addAll(facts.reports, reports)
  histories.forEach((history) => facts.orderHistories.set(history.order_id, history))
  people.forEach((person) => facts.people.set(person.email, person))
  addAll(facts.guides, guides)
  addAll(facts.proof, proof)
  addAll(facts.conditions, conditions)
}

function addAll<Value>(
  known: Map<string, Value>,
  read: ReadonlyMap<string, Value>
): void {
  read.forEach((value, key) => known.set(key, value))
}

function productIdsOf(orders: OrderState[]): string[] {
  const ids = orders.flatMap(({ lines }) =>
    lines.flatMap(({ productId }) => productId ?? [])
  )
  return [...new Set(ids)]
}
