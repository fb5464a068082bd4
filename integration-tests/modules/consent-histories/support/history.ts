import fc from "fast-check"
import {
  Frequency,
  SuppressionReason,
  Topic,
} from "../../../../src/modules/post-purchase/constants"
import { MOODS, type Mood } from "../../ledger/support/model-provider"
import { type Rules, maybe, rules, zone } from "./rules"

export const PEOPLE = 3
export const CHANNELS = ["sc_shop", "sc_club"] as const
export type Channel = (typeof CHANNELS)[number]

/** How the dispatchers fare in one run. */
export type Run = {
  mood: Mood
  /** The provider's answer gets lost. */
  isLost: boolean
  /** The process dies between sealing a batch and handing it over. */
  dies: boolean
  batchSize: number
}

export type Command =
  | { do: "order"; person: number; channel: Channel; isShouted: boolean }
  | { do: "cancel" | "refund"; order: number }
  | {
      do: "say"
      person: number
      topics: Topic[]
      granted: boolean
      channel: Channel
      isConfirmed: boolean
    }
  | { do: "confirm"; person: number }
  | { do: "unsubscribe"; person: number; topic: Topic | null }
  | {
      do: "prefer"
      person: number
      frequency: Frequency | null
      pauseHours: number | null
      timeZone: string | null
    }
  | { do: "suppress" | "lift"; person: number; reason: SuppressionReason }
  | { do: "pause" | "resume" }
  | { do: "set"; rules: Rules }
  | { do: "pass"; minutes: number }
  | { do: "run"; runs: Run[] }

export type History = {
  start: number
  rules: Rules
  people: { country: string | null; timeZone: string | null }[]
  commands: Command[]
}

const person = fc.nat(PEOPLE - 1)
const channel = fc.constantFrom(...CHANNELS)
const topics = fc.subarray(Object.values(Topic), { minLength: 1 })

const run: fc.Arbitrary<Run> = fc.record({
  mood: fc.oneof(
    { weight: 4, arbitrary: fc.constant("ok" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...MOODS) }
  ),
  isLost: fc.nat(9).map((number) => number === 0),
  dies: fc.nat(9).map((number) => number === 0),
  batchSize: fc.constantFrom(2, 100),
})

const HOUR = 60
const DAY = 24 * HOUR

/** The clock goes on by minutes or by days, stands still for two years, and goes back a little. */
const minutes = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 3 * HOUR }) },
  { weight: 24, arbitrary: fc.integer({ min: 3 * HOUR, max: 2 * DAY }) },
  { weight: 6, arbitrary: fc.integer({ min: 2 * DAY, max: 30 * DAY }) },
  { weight: 3, arbitrary: fc.integer({ min: -2 * HOUR, max: -1 }) },
  { weight: 2, arbitrary: fc.integer({ min: 720 * DAY, max: 735 * DAY }) }
)

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("order" as const),
      person,
      channel,
      isShouted: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("cancel" as const, "refund" as const),
      order: fc.nat(3),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      person,
      topics,
      granted: fc.nat(5).map((number) => number > 0),
      channel,
      isConfirmed: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("confirm" as const), person }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("unsubscribe" as const),
      person,
      topic: maybe(fc.constantFrom(...Object.values(Topic))),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("prefer" as const),
      person,
      frequency: maybe(fc.constantFrom(...Object.values(Frequency))),
      pauseHours: maybe(fc.integer({ min: 1, max: 10 * 24 })),
      timeZone: maybe(zone),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("suppress" as const, "lift" as const),
      person,
      reason: fc.constantFrom(...Object.values(SuppressionReason)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("pause" as const, "resume" as const, "resume" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("set" as const), rules }) },
  {
    weight: 9,
    arbitrary: fc.record({ do: fc.constant("pass" as const), minutes }),
  },
  {
    weight: 11,
    arbitrary: fc.record({
      do: fc.constant("run" as const),
      runs: fc.array(run, { minLength: 1, maxLength: 2 }),
    }),
  }
)

/** Some days before clocks change in Berlin, New York and on Lord Howe; and before a 29 February. */
const STARTS = ["2026-10-22", "2026-09-30", "2027-03-10", "2027-03-24", "2028-02-25"]

export const history: fc.Arbitrary<History> = fc.record({
  start: fc
    .tuple(fc.constantFrom(...STARTS), fc.nat(6 * DAY))
    .map(([day, minute]) => Date.parse(day) + minute * 60_000),
  rules,
  people: fc.array(
    fc.record({
      country: maybe(fc.constantFrom("de", "at", "ca")),
      timeZone: maybe(zone),
    }),
    { minLength: PEOPLE, maxLength: PEOPLE }
  ),
  commands: fc.array(command, { minLength: 10, maxLength: 40, size: "max" }),
})
