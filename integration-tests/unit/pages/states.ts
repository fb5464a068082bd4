import type { Brand } from "../../../emails"
import type { Topic } from "../../../src/modules/post-purchase/constants"
import {
  type Page,
  type PageContext,
  Saved,
  type SurveyView,
  askForLinkPage,
  answeredPage,
  confirmPage,
  confirmedPage,
  createPageContext,
  linkSentPage,
  nothingToConfirmPage,
  preferencesPage,
  problemPage,
  surveyClosedPage,
  surveyPage,
  unsubscribePage,
  unsubscribedPage,
} from "../../../src/pages"
import type { StorePreferences } from "../../../src/types/http"

/** The moment at which all pages are looked at. */
export const NOW = new Date("2026-11-22T10:00:00Z")

export const openPreferences: StorePreferences = {
  topics: { tips: true, reviews: false, surveys: true, offers: false, reminders: false },
  tracking: false,
  paused_until: "2026-12-24T10:00:00.000Z",
  frequency: "weekly",
  locale: "de-AT",
  time_zone: "Europe/Vienna",
  unconfirmed: ["offers"],
}

/** The context of a page one folder below the root. */
export function contextFor(
  brand: Brand,
  locale: string,
  email: string | null = "marlene@example.com"
): PageContext {
  return createPageContext({
    brand,
    locale,
    email,
    timeZone: "Europe/Vienna",
    root: "../",
  })
}

/** Every page in every state, by name. */
export function pageStates(
  context: PageContext,
  topic: Topic = "tips"
): Record<string, Page> {
  const preferences = "../preferences/token"
  const centre = {
    preferences: openPreferences,
    asksForTracking: true,
    saved: null,
    now: NOW,
  }
  const asked: SurveyView = {
    survey: "nps",
    score: null,
    comment: "",
    isAnswered: false,
    problem: null,
  }
  const answered = { ...asked, score: 4, comment: "Late,\nbut good.", isAnswered: true }
  return {
    unsubscribe: unsubscribePage(context, { topic, preferences }),
    "unsubscribe without topic": unsubscribePage(context, { topic: null, preferences }),
    unsubscribed: unsubscribedPage(context, { topic: null, preferences }),
    "unsubscribed from a topic": unsubscribedPage(context, { topic, preferences }),
    preferences: preferencesPage(context, centre),
    "preferences saved": preferencesPage(context, {
      ...centre,
      saved: Saved.PREFERENCES,
    }),
    "preferences after leaving": preferencesPage(context, {
      ...centre,
      preferences: { ...openPreferences, paused_until: null, unconfirmed: [] },
      asksForTracking: false,
      saved: Saved.UNSUBSCRIBED,
    }),
    "ask for a link": askForLinkPage(context),
    "ask for a link, refused": askForLinkPage(context, `mar"lene@`),
    "link sent": linkSentPage(context),
    confirm: confirmPage(context, [topic, "offers"]),
    confirmed: confirmedPage(context, { topics: [topic, "offers"], preferences }),
    "nothing to confirm": nothingToConfirmPage(context, { preferences }),
    "survey nps": surveyPage(context, asked),
    "survey nps, filled in": surveyPage(context, { ...asked, score: 9 }),
    "survey csat": surveyPage(context, { ...asked, survey: "csat" }),
    "survey without a number": surveyPage(context, {
      ...asked,
      comment: `"</textarea><script>alert(1)</script>`,
      problem: "score",
    }),
    "survey with too many words": surveyPage(context, {
      ...asked,
      score: 3,
      comment: "long ".repeat(500).trim(),
      problem: "comment",
    }),
    "survey answered": answeredPage(context, answered),
    "survey closed": surveyClosedPage(context, { ...answered, survey: "csat" }),
    "invalid link": problemPage(context, { kind: "invalid" }),
    "expired link": problemPage(context, { kind: "expired" }),
    "too many": problemPage(context, { kind: "too-many", waitSeconds: 59 }),
    refused: problemPage(context, { kind: "refused" }),
    trouble: problemPage(context, { kind: "trouble" }),
  }
}
