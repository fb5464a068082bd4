import type { TestStore } from "../../support/test-store"

/** All topics of mail, in the order of the alphabet. */
export const ALL_TOPICS = ["offers", "reminders", "reviews", "surveys", "tips"]

type Said = { topic: string; action: string; source: string; message_id: string | null }

/** What anybody said, by topic. */
export async function consentsByTopic(store: TestStore): Promise<Said[]> {
  const { rows } = await store.sql.query<Said>(
    `select topic, action, source, message_id from post_purchase_consent
     order by topic, sequence`
  )
  return rows
}

/** The topics that were withdrawn, in the order of the alphabet. */
export async function withdrawnTopics(store: TestStore): Promise<string[]> {
  return (await consentsByTopic(store))
    .filter(({ action }) => action === "withdrawn")
    .map(({ topic }) => topic)
}

/** Why nothing is sent any more, to whomever. */
export async function suppressionReasons(store: TestStore): Promise<string[]> {
  const { rows } = await store.sql.query<{ reason: string }>(
    "select reason from post_purchase_suppression where lifted_at is null"
  )
  return rows.map(({ reason }) => reason)
}
