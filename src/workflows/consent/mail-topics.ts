import {
  type ConsentTopic,
  SuppressionReason,
  Topic,
} from "../../modules/post-purchase/constants"

/** Everything that a person may want mail about. */
export const MAIL_TOPICS: readonly Topic[] = Object.values(Topic)

/** The suppression that a fresh opt-in lifts. No opt-in outweighs a bounce, a complaint or an admin. */
export const LIFTED_BY_OPT_IN = SuppressionReason.UNSUBSCRIBE

/** Whether consent is about mail, not about being measured. */
export function isMailTopic(topic: ConsentTopic): topic is Topic {
  return topic !== "tracking"
}
