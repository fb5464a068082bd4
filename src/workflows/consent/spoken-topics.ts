import {
  type ConsentTopic,
  ConsentTopic as Topics,
} from "../../modules/post-purchase/constants"
import { MAIL_TOPICS } from "./mail-topics"
import type { ConsentDecision } from "./statement"

/** A storefront's word for all mail topics at once. */
export const ALL_MAIL = "marketing"

/** What may stand beside a box at checkout. */
export type SpokenTopic = ConsentTopic | typeof ALL_MAIL
export const SPOKEN_TOPICS: readonly SpokenTopic[] = [...Object.values(Topics), ALL_MAIL]

/**
 * The decisions behind boxes: `marketing` stands for all mail topics, and a topic that is named
 * on its own outweighs it.
 *
 * @example
 * toDecisions({ marketing: true, offers: false }) // a yes to all mail but offers
 */
export function toDecisions(
  topics: Partial<Record<SpokenTopic, boolean>>
): ConsentDecision[] {
  const decisions = new Map<ConsentTopic, boolean>()
  if (topics.marketing !== undefined) {
    for (const topic of MAIL_TOPICS) {
      decisions.set(topic, topics.marketing)
    }
  }
  for (const topic of Object.values(Topics)) {
    const granted = topics[topic]
    if (granted !== undefined) {
      decisions.set(topic, granted)
    }
  }
  return [...decisions].map(([topic, granted]) => ({ topic, granted }))
}
