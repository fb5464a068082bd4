import { isTimeZone } from "../../time-zones/is-time-zone"
import { toLocale } from "./requirements"
import { SPOKEN_TOPICS, type SpokenTopic, toDecisions } from "./spoken-topics"
import type { ConsentDecision } from "./statement"

/** The key in a cart's metadata; Medusa copies the metadata to the order. */
export const METADATA_KEY = "post_purchase"

/** As long as a sentence beside a box may be. */
export const MAX_WORDING = 2000

export type CheckoutMetadata = {
  decisions: ConsentDecision[]
  wording: string | null
  timeZone: string | null
  locale: string | null
  /** What could not be understood, and was left out. */
  problems: string[]
}

/**
 * Reads what a storefront wrote into a cart's metadata:
 * `{ topics: { marketing: true } | ["tips", …], wording, time_zone, locale }`.
 *
 * Pure, and never throws: anybody can write a cart's metadata, and an order must not lack its
 * confirmation for it. A yes without its wording proves nothing, and is left out.
 */
export function readCheckoutMetadata(metadata: unknown): CheckoutMetadata {
  const said = isRecord(metadata) ? metadata[METADATA_KEY] : undefined
  const problems: string[] = []
  if (!isRecord(said)) {
    if (said !== undefined && said !== null) {
      problems.push("it is no object")
    }
    return { decisions: [], wording: null, timeZone: null, locale: null, problems }
  }
  const text = (name: string, isValid: (value: string) => boolean): string | null => {
    const value = said[name]
    if (value === undefined || value === null) {
      return null
    }
    if (typeof value === "string" && isValid(value.trim())) {
      return value.trim()
    }
    problems.push(`${name} is not one`)
    return null
  }
  const wording = text("wording", ({ length }) => length > 0 && length <= MAX_WORDING)
  const decisions = toDecisions(readTopics(said.topics, problems))
  if (!wording && decisions.some(({ granted }) => granted)) {
    problems.push("a yes has no wording")
  }
  return {
    decisions: decisions.filter(({ granted }) => !granted || wording),
    wording,
    timeZone: text("time_zone", isTimeZone),
    locale: toLocale(text("locale", (value) => toLocale(value) !== null) ?? ""),
    problems: [...new Set(problems)],
  }
}

function readTopics(
  topics: unknown,
  problems: string[]
): Partial<Record<SpokenTopic, boolean>> {
  const entries: [unknown, unknown][] = Array.isArray(topics)
    ? topics.map((topic: unknown) => [topic, true])
    : Object.entries(isRecord(topics) ? topics : {})
  if (topics !== undefined && topics !== null && typeof topics !== "object") {
    problems.push("topics is neither a list nor an object")
  }
  const known: Partial<Record<SpokenTopic, boolean>> = {}
  for (const [name, granted] of entries) {
    const topic = SPOKEN_TOPICS.find((candidate) => candidate === name)
    if (topic && typeof granted === "boolean") {
      known[topic] = granted
    } else {
      problems.push(topic ? `${topic} is neither true nor false` : "a topic is unknown")
    }
  }
  return known
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
