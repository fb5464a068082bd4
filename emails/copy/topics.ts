import { speaker, type Copy } from "./index"

/** What a person can choose, in words. */
export type TopicName = { name: string; description: string }

const KEYS = {
  tips: ["tips", "tips_description"],
  reviews: ["reviews", "reviews_description"],
  surveys: ["surveys", "surveys_description"],
  offers: ["offers", "offers_description"],
  reminders: ["reminders", "reminders_description"],
  tracking: ["tracking", "tracking_description"],
} as const

/**
 * A topic's name and one sentence about it, in the language of the copy: the same
 * words in mails and on pages. A topic without words is called by its key.
 *
 * @example
 * topicName(loadCopy("en"), "surveys").name // "Surveys"
 */
export function topicName(copy: Copy, topic: string): TopicName {
  if (!isNamed(topic)) {
    return { name: topic, description: "" }
  }
  const say = speaker(copy, "topics", {})
  const [name, description] = KEYS[topic]
  return { name: say(name), description: say(description) }
}

function isNamed(topic: string): topic is keyof typeof KEYS {
  return Object.hasOwn(KEYS, topic)
}
