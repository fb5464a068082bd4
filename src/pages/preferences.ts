import { copyLanguages, formatDate } from "../../emails"
import { ConsentTopic, Frequency, Topic } from "../modules/post-purchase/constants"
import type { StorePreferences } from "../types/http"
import type { PageContext } from "./context"
import type { Page } from "./document"
import { type Html, html } from "./html"
import { findLanguage, languageName } from "./languages"
import { checkbox, select } from "./parts"
import { PauseChoice } from "./pause-choice"

/** What was just done, and is said at the top. */
export const Saved = { PREFERENCES: "1", UNSUBSCRIBED: "unsubscribed" } as const
export type Saved = (typeof Saved)[keyof typeof Saved]

/** The preference centre: topics, measurement, rhythm and language of one person. */
export function preferencesPage(
  context: PageContext,
  {
    preferences,
    asksForTracking,
    saved,
    now,
  }: {
    preferences: StorePreferences
    /** Whether this store measures individually, and only with consent. */
    asksForTracking: boolean
    saved: Saved | null
    now: Date
  }
): Page {
  const { say } = context
  const title = say("preferences", "title")
  return {
    title: saved ? `${say("preferences", "saved_title")}: ${title}` : title,
    body: html`${saved && status(context, saved)}
      <h1>${say("preferences", "headline")}</h1>
      <p>${say("preferences", "text")}</p>
      <form method="post" autocomplete="off">
        ${topics(context, preferences)}
        ${asksForTracking && tracking(context, preferences.tracking)}
        ${rhythm(context, preferences, now)}
        <div class="actions">
          <button name="action" value="save">${say("preferences", "save")}</button>
        </div>
      </form>
      <section>
        <h2>${say("preferences", "leave")}</h2>
        <p class="small">${say("common", "orders_stay")}</p>
        <form method="post" class="actions">
          <button name="action" value="leave" class="quiet">
            ${say("preferences", "leave_button")}
          </button>
        </form>
      </section>`,
  }
}

/** The sentences that a person agrees to by saving: kept as the proof of what was granted. */
export function consentWording(
  { say, nameTopic }: PageContext,
  granted: { topics: boolean; tracking: boolean }
): string {
  const { name, description } = nameTopic(ConsentTopic.TRACKING)
  return [
    ...(granted.topics ? [say("preferences", "consent")] : []),
    ...(granted.tracking ? [`${name}: ${description}`] : []),
  ].join("\n")
}

function status({ say }: PageContext, saved: Saved): Html {
  const key = saved === Saved.UNSUBSCRIBED ? "saved_unsubscribed" : "saved"
  return html`<p class="status" role="status" tabindex="-1" autofocus>
    ${say("preferences", key)}
  </p> `
}

function topics({ say, nameTopic }: PageContext, preferences: StorePreferences): Html {
  const choices = Object.values(Topic).map((topic) => {
    const { name, description } = nameTopic(topic)
    const waits = preferences.unconfirmed.includes(topic)
    return checkbox({
      id: `topic-${topic}`,
      name: "topic",
      value: topic,
      isChecked: preferences.topics[topic],
      label: name,
      description: waits ? say("preferences", "unconfirmed") : description,
    })
  })
  return html`<fieldset aria-describedby="consent">
    <legend>${say("preferences", "topics")}</legend>
    <div class="choices">${choices}</div>
    <p id="consent" class="small">${say("preferences", "consent")}</p>
  </fieldset>`
}

function tracking({ say, nameTopic }: PageContext, isChecked: boolean): Html {
  const { name, description } = nameTopic(ConsentTopic.TRACKING)
  const box = checkbox({
    id: "topic-tracking",
    name: "topic",
    value: ConsentTopic.TRACKING,
    isChecked,
    label: name,
    description,
  })
  return html`<fieldset>
    <legend>${say("preferences", "tracking")}</legend>
    <div class="choices">${box}</div>
  </fieldset>`
}

function rhythm(context: PageContext, preferences: StorePreferences, now: Date): Html {
  const { say } = context
  return html`<fieldset>
    <legend>${say("preferences", "rhythm")}</legend>
    ${select({
      name: "frequency",
      label: say("preferences", "frequency"),
      chosen: preferences.frequency,
      options: Object.values(Frequency).map((value) => ({
        value,
        label: say("preferences", `frequency_${value}`),
      })),
    })}
    ${pause(context, preferences.paused_until, now)}
    ${language(context, preferences.locale)}
  </fieldset>`
}

function pause({ say, format, timeZone }: PageContext, until: string | null, now: Date) {
  const isPaused = until !== null && new Date(until) > now
  const date = formatDate(until, format, timeZone, "date")
  const options = [
    { value: PauseChoice.NONE, label: say("preferences", "pause_none") },
    ...(isPaused
      ? [
          {
            value: PauseChoice.KEEP,
            label: say("preferences", "pause_keep", { pause: { date } }),
          },
        ]
      : []),
    { value: PauseChoice.TWO_WEEKS, label: say("preferences", "pause_two_weeks") },
    { value: PauseChoice.ONE_MONTH, label: say("preferences", "pause_one_month") },
    { value: PauseChoice.THREE_MONTHS, label: say("preferences", "pause_three_months") },
  ]
  const chosen = isPaused ? PauseChoice.KEEP : PauseChoice.NONE
  return select({ name: "pause", label: say("preferences", "pause"), chosen, options })
}

function language({ say, language: pageLanguage }: PageContext, locale: string | null) {
  const languages = copyLanguages()
  const chosen = findLanguage(locale, languages) ?? pageLanguage
  return select({
    name: "language",
    label: say("preferences", "language"),
    chosen,
    options: languages.map((value) => ({
      value,
      label: languageName(value),
      lang: value,
    })),
  })
}
