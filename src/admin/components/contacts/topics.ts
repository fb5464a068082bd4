import type { AdminContact } from "../../../types/http"

/** What a person may want mail about. */
export const TOPICS = ["tips", "reviews", "surveys", "offers", "reminders"] as const

/** The same, and being measured. */
export const CONSENT_TOPICS = [...TOPICS, "tracking"] as const
export type ConsentTopic = (typeof CONSENT_TOPICS)[number]

/** What a person said about a topic; null: never anything. */
export type Statement = AdminContact["consents"][ConsentTopic]

export const FREQUENCIES: AdminContact["frequency"][] = ["all", "weekly", "monthly"]

/** Whether a pause still holds. */
export function isPaused({ paused_until }: AdminContact, now = Date.now()): boolean {
  return paused_until !== null && new Date(paused_until).getTime() > now
}

/** People who were erased stand in old rows by a pseudonym. */
export function isErased(email: string | null): boolean {
  return email === null || email.startsWith("erased:")
}
