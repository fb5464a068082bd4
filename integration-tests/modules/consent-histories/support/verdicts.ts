import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { expect } from "vitest"
import {
  BLOCKS_ALL_MAIL,
  type Topic,
} from "../../../../src/modules/post-purchase/constants"
import type { BatchAttempt } from "../../../../src/workflows/dispatch/delivery/delivery"
import type { ModelProvider } from "../../ledger/support/model-provider"
import type { Listener } from "./model-delivery"
import type { ModelOrder } from "./model-store"
import type { StoreClock } from "./store-clock"
import { topicOf } from "./topic-flows"
import type { Ban, PersonTruth, Truth } from "./truth"

type Row = {
  id: string
  flow: string
  step: string
  email: string
  order_id: string | null
  state: string
  skip_reason: string | null
  last_error: string | null
  send_at: Date
  expires_at: Date
}

/** What must be so when a mail is not sent for a reason. */
const BAN_BEHIND: Record<string, Ban> = {
  bounced: "suppressed",
  complained: "suppressed",
  unsubscribed: "suppressed",
  suppressed: "suppressed",
  "no-consent": "no-consent",
  "no-purchase": "no-consent",
  "consent-withdrawn": "no-consent",
  "consent-expired": "no-consent",
  "consent-unconfirmed": "no-consent",
}

/** A delay is whole seconds, rounded up: a message never comes before its moment. */
const ROUNDING_MS = 1000
const QUARTER_MS = 15 * 60_000

/** Holds what the store did against the truth. */
export class Verdicts implements Listener {
  private readonly wrongs: string[] = []
  private readonly rows = new Map<string, Row>()
  private readonly unclearIds = new Set<string>()
  private readonly blurred = new Set<string>()

  constructor(
    private readonly db: Knex,
    private readonly clock: StoreClock,
    private readonly truth: Truth,
    private readonly orders: ReadonlyMap<string, ModelOrder>,
    private readonly provider: ModelProvider,
    private readonly meet: (what: string) => void
  ) {}

  /**
   * The moment of sending. A batch whose earlier attempt may have been accepted is not judged
   * again: from that attempt on its mails may have arrived, and only the same bytes may follow.
   */
  async leaves({ mails, hasOpenAttempt }: BatchAttempt): Promise<void> {
    await this.read(mails.map(({ id }) => id))
    if (hasOpenAttempt) {
      this.meet("repeats of an unclear attempt")
      for (const { id } of mails) {
        const { row, person, topic } = this.look(id)
        if (topic && this.bansOf(row, person, topic).length) {
          this.meet("marketing mails repeated against the rules of that moment")
        }
      }
      return
    }
    const left: PersonTruth[] = []
    for (const { id } of mails) {
      const { row, person, topic } = this.look(id)
      const isForbidden = topic === null && this.isUnreachable(person)
      const bans = topic ? this.bansOf(row, person, topic) : []
      if (isForbidden || bans.length) {
        this.wrong(row, `leaves although ${bans.join(", ") || "mail there comes back"}`)
      }
      if (topic) {
        // The next mail to the same person in this batch is one more.
        person.arrivals.push(this.clock.now)
        left.push(person)
      }
    }
    // What counts in the end is what the provider accepts.
    left.forEach((person) => person.arrivals.pop())
  }

  accepted(id: string): void {
    const { person, topic } = this.look(id)
    this.meet(topic ? "marketing mails sent" : "transactional mails sent")
    if (topic) {
      person.arrivals.push(this.clock.now)
    }
  }

  /**
   * What was sealed and refused kept others back, which were decided about meanwhile, and is not
   * seen any more when the run is judged: its batch may be taken apart by then.
   */
  refused(ids: string[]): void {
    ids.forEach((id) => this.blurred.add(this.look(id).row.email))
  }

  unclear(ids: string[]): void {
    ids.forEach((id) => this.unclearIds.add(id))
  }

  /**
   * Call it after each run of the dispatchers, before the clock moves.
   *
   * @param isCalm - nothing went wrong in the run, so that all that was due is decided
   */
  async judge(isCalm: boolean): Promise<void> {
    const before = new Map(this.rows)
    await this.read()
    for (const row of this.rows.values()) {
      if (row.state === "claimed") {
        this.blurred.add(row.email)
      }
    }
    for (const row of this.rows.values()) {
      const known = before.get(row.id)
      if (row.state === "skipped" && known?.state !== "skipped") {
        this.meet(`skipped: ${row.skip_reason}`)
        this.judgeSkip(row)
      }
      if (
        row.state === "scheduled" &&
        row.send_at.getTime() !== known?.send_at.getTime()
      ) {
        this.judgeDelay(row)
      }
      if (
        isCalm &&
        row.state === "scheduled" &&
        row.send_at.getTime() <= this.clock.now
      ) {
        this.wrong(row, `is due since ${row.send_at.toISOString()} and left alone`)
      }
    }
    expect(this.wrongs).toEqual([])
  }

  /** Call it when nothing waits any more. */
  async close(): Promise<void> {
    await this.read()
    for (const row of this.rows.values()) {
      const times = this.provider.accepted.get(row.id) ?? 0
      const isRight =
        (row.state === "sent" && times === 1) ||
        (row.state === "skipped" && times === 0) ||
        (row.state === "unknown" && this.unclearIds.has(row.id))
      if (!isRight) {
        this.wrong(row, `is ${row.state} and was accepted ${times} times`)
      }
    }
    expect(this.wrongs).toEqual([])
  }

  private judgeSkip(row: Row): void {
    const { person, topic } = this.look(row.id)
    const order = this.orders.get(row.order_id ?? "")
    const reason = row.skip_reason ?? ""
    const isRight = (): boolean => {
      switch (reason) {
        case "order-canceled":
          return !!order?.canceled_at
        case "order-refunded":
          return !!order?.payment_collections?.[0].payments?.length
        case "nothing-to-confirm":
          return ![...person.words.values()].some(({ says }) => says === "asked")
        case "too-late":
          return topic
            ? this.isTooLate(row, person, topic)
            : row.expires_at.getTime() < this.clock.now
        default:
          return topic
            ? this.bansOf(row, person, topic).includes(BAN_BEHIND[reason])
            : this.isUnreachable(person) && BAN_BEHIND[reason] === "suppressed"
      }
    }
    if (!isRight()) {
      this.wrong(row, `is skipped as ${reason} (${row.last_error ?? "no detail"})`)
    }
  }

  /** Over already, or without a moment that is free before it is over. */
  private isTooLate(row: Row, person: PersonTruth, topic: Topic): boolean {
    return (
      row.expires_at.getTime() < this.clock.now ||
      this.truth.isPaused ||
      this.isBlurred(person) ||
      this.firstFree(row, person, topic, row.expires_at.getTime()) === null
    )
  }

  /** Nothing is put off past a moment at which it could leave. */
  private judgeDelay(row: Row): void {
    const { person, topic } = this.look(row.id)
    if (this.isBlurred(person)) {
      return
    }
    const isByRule = /^(quiet hours|outside|paused by|\d+ marketing)/.test(
      row.last_error ?? ""
    )
    if (!topic || !isByRule) {
      return
    }
    this.meet(
      `waits: ${(row.last_error ?? "")
        .replace(/until .*/, "until …")
        .replace(/in .* already,?/, "in …")
        .replace(/^\d+/, "…")}`
    )
    const free = this.firstFree(row, person, topic, row.send_at.getTime() - ROUNDING_MS)
    if (free !== null) {
      this.wrong(
        row,
        `waits until ${row.send_at.toISOString()} (${row.last_error}) although ${new Date(free).toISOString()} is free`
      )
    }
  }

  /** A quarter of an hour at which nothing forbids it, as far as can be known now. */
  private firstFree(
    row: Row,
    person: PersonTruth,
    topic: Topic,
    until: number
  ): number | null {
    let at = this.clock.now
    while (at <= until) {
      if (!this.bansOf(row, person, topic, at).length) {
        return at
      }
      at = (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS
    }
    return null
  }

  /** What is sealed counts for the store, although it may have to be taken apart in the end. */
  private isBlurred({ email }: PersonTruth): boolean {
    return this.blurred.has(email)
  }

  private bansOf(
    { order_id }: Row,
    person: PersonTruth,
    topic: Topic,
    at = this.clock.now
  ): Ban[] {
    const channel = this.orders.get(order_id ?? "")?.sales_channel_id ?? "sc_shop"
    return this.truth.bansOf(person, topic, channel, at)
  }

  /** Whether even transactional mail is forbidden. */
  private isUnreachable({ suppressed }: PersonTruth): boolean {
    return [...suppressed].some((reason) => BLOCKS_ALL_MAIL.has(reason))
  }

  private look(id: string): { row: Row; person: PersonTruth; topic: Topic | null } {
    const row = this.rows.get(id)
    const person = this.truth.people.find(({ email }) => email === row?.email)
    if (!row || !person) {
      throw new Error(`nobody knows message ${id} to ${row?.email ?? "nobody"}`)
    }
    return { row, person, topic: topicOf(row.flow) }
  }

  private async read(ids?: string[]): Promise<void> {
    const query = this.db("post_purchase_message").select<Row[]>(
      "id",
      "flow",
      "step",
      "email",
      "order_id",
      "state",
      "skip_reason",
      "last_error",
      "send_at",
      "expires_at"
    )
    const rows = await (ids ? query.whereIn("id", ids) : query)
    rows.forEach((row) => this.rows.set(row.id, row))
  }

  private wrong({ id, flow, email }: Row, what: string): void {
    this.wrongs.push(
      `${new Date(this.clock.now).toISOString()} ${flow} to ${email} (${id}) ${what}`
    )
  }
}
