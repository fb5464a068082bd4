import {
  ConsentMode,
  Frequency,
  type SuppressionReason,
  Topic,
} from "../../../../src/modules/post-purchase/constants"
import type { Channel } from "./history"
import type { Rules } from "./rules"
import { readWallClock } from "./wall-clock"

const DAY_MS = 86_400_000
const OWN_WISH: Record<Frequency, number | null> = { all: null, weekly: 7, monthly: 30 }

/** What a person last said about a topic. */
type Word = { says: "yes" | "no" | "asked"; isConfirmed: boolean }

/** One kind of rule that keeps a marketing mail back. */
export type Ban =
  | "suppressed"
  | "no-consent"
  | "store-paused"
  | "person-paused"
  | "capped"
  | "outside-window"

/** What is so about a person, kept apart from everything under test. */
export class PersonTruth {
  readonly words = new Map<Topic, Word>()
  readonly suppressed = new Set<SuppressionReason>()
  readonly orders: { id: string; placedAt: number; isCanceled: boolean }[] = []
  /** When marketing mails were accepted by the provider. */
  readonly arrivals: number[] = []
  pausedUntil = 0
  frequency: Frequency = Frequency.ALL

  constructor(
    readonly email: string,
    readonly country: string | null,
    public timeZone: string | null
  ) {}

  say(topics: Topic[], granted: boolean, mode: ConsentMode, isConfirmed: boolean): void {
    for (const topic of topics) {
      const before = this.words.get(topic)
      const keeps = before?.says === "yes" && before.isConfirmed
      const confirmed = isConfirmed || keeps
      const mustAsk = mode === ConsentMode.DOUBLE_OPT_IN && !confirmed
      this.words.set(topic, {
        says: !granted ? "no" : mustAsk ? "asked" : "yes",
        isConfirmed: granted ? confirmed : isConfirmed,
      })
    }
    const isFresh = topics.some((topic) => this.words.get(topic)?.says === "yes")
    if (granted && isFresh) {
      this.endUnsubscription(topics)
    }
  }

  confirm(): void {
    const asked = [...this.words].flatMap(([topic, { says }]) =>
      says === "asked" ? [topic] : []
    )
    asked.forEach((topic) => this.words.set(topic, { says: "yes", isConfirmed: true }))
    if (asked.length) {
      this.endUnsubscription(asked)
    }
  }

  unsubscribe(topic: Topic | null): void {
    if (topic === null) {
      this.suppressed.add("unsubscribe")
    }
    for (const one of topic ? [topic] : Object.values(Topic)) {
      this.words.set(one, { says: "no", isConfirmed: true })
    }
  }

  /** A yes to something ends the no to everything, and is no yes to anything else. */
  private endUnsubscription(named: Topic[]): void {
    if (this.suppressed.delete("unsubscribe")) {
      Object.values(Topic)
        .filter((topic) => !named.includes(topic))
        .forEach((topic) => this.words.set(topic, { says: "no", isConfirmed: false }))
    }
  }
}

/** The rules of a store in the words of its admin, to hold what was sent and skipped against. */
export class Truth {
  isPaused = false

  constructor(
    public rules: Rules,
    readonly people: readonly PersonTruth[]
  ) {}

  modeOf(channel: Channel): ConsentMode {
    return (channel === "sc_club" && this.rules.clubMode) || this.rules.mode
  }

  /** Whatever forbids a marketing mail at a moment. */
  bansOf(person: PersonTruth, topic: Topic, channel: Channel, at: number): Ban[] {
    const bans: [Ban, boolean][] = [
      ["suppressed", person.suppressed.size > 0],
      ["no-consent", !this.hasConsent(person, topic, this.modeOf(channel), at)],
      ["store-paused", this.isPaused],
      ["person-paused", person.pausedUntil > at],
      ["capped", this.isCapped(person, at)],
      ["outside-window", !this.isInWindow(person, at)],
    ]
    return bans.flatMap(([ban, holds]) => (holds ? [ban] : []))
  }

  hasConsent(person: PersonTruth, topic: Topic, mode: ConsentMode, at: number): boolean {
    const word = person.words.get(topic)
    if (word?.says === "no") {
      return false
    }
    if (mode === ConsentMode.DOUBLE_OPT_IN) {
      return word?.says === "yes" && word.isConfirmed
    }
    return (
      word?.says === "yes" ||
      (mode === ConsentMode.SOFT_OPT_IN && this.isImplied(person, topic, at))
    )
  }

  private isImplied(person: PersonTruth, topic: Topic, at: number): boolean {
    const bought = person.orders
      .filter(({ isCanceled }) => !isCanceled)
      .map(({ placedAt }) => placedAt)
    if (!bought.length) {
      return false
    }
    const { strictCountries } = this.rules
    const isRating = topic === "reviews" || topic === "surveys"
    const isStrict = person.country
      ? strictCountries.includes(person.country)
      : strictCountries.length > 0
    const last = new Date(Math.max(...bought))
    const end = new Date(last)
    end.setUTCFullYear(last.getUTCFullYear() + 2)
    if (end.getUTCMonth() !== last.getUTCMonth()) {
      end.setUTCDate(0)
    }
    const isOver = person.country === "ca" && at > end.getTime()
    return !(isRating && isStrict) && !isOver
  }

  private isCapped({ arrivals, frequency }: PersonTruth, at: number): boolean {
    const within = (days: number) =>
      arrivals.filter((moment) => moment > at - days * DAY_MS).length
    const { cap } = this.rules
    const wish = OWN_WISH[frequency]
    return (
      (cap !== null && within(cap.days) >= cap.messages) ||
      (wish !== null && within(wish) >= 1)
    )
  }

  private isInWindow({ timeZone }: PersonTruth, at: number): boolean {
    const { quietHours, preferred } = this.rules
    const { weekday, time } = readWallClock(timeZone ?? this.rules.timeZone, at)
    const isBetween = ({ from, until }: { from: string; until: string }) =>
      from < until ? time >= from && time < until : time >= from || time < until
    return (
      !(quietHours && isBetween(quietHours)) &&
      (!preferred || (preferred.weekdays.includes(weekday) && isBetween(preferred)))
    )
  }
}
