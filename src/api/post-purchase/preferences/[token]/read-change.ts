import { copyLanguages } from "../../../../../emails"
import {
  ConsentTopic,
  Frequency,
  Topic,
} from "../../../../modules/post-purchase/constants"
import { PauseChoice, findLanguage, pauseUntil } from "../../../../pages"
import type { FormFields } from "../../support/read-form"

/** What a person switched on the page. */
export type PreferencesChange = {
  /** Those that were ticked or unticked. */
  topics: Partial<Record<Topic, boolean>>
  /** Missing where it was not touched. */
  tracking?: boolean
  /** Missing: as it is. */
  paused_until?: string | null
  frequency?: Frequency
  locale?: string
  /** What was turned on, and needs the sentence beside it as its proof. */
  granted: { topics: boolean; tracking: boolean }
}

/**
 * Reads the form of the preference centre.
 *
 * What counts is what was touched: a box that was ticked when the page came is no yes (EU Court
 * of Justice, C-673/17), and one that was empty is no refusal. A value that the page does not
 * offer changes nothing.
 *
 * @param person - whose page it is
 */
export function readChange(
  form: FormFields,
  person: { locale: string | null; timeZone: string; asksForTracking: boolean },
  now: Date
): PreferencesChange {
  const [ticked, shown] = [form.getAll("topic"), form.getAll("shown")]
  const isTouched = (topic: ConsentTopic) =>
    ticked.includes(topic) !== shown.includes(topic)
  const touched = Object.values(Topic).filter(isTouched)
  const isTracking = ticked.includes(ConsentTopic.TRACKING)
  const isTrackingTouched = person.asksForTracking && isTouched(ConsentTopic.TRACKING)
  const frequency = oneOf(Object.values(Frequency), form.get("frequency"))
  const pause = oneOf(Object.values(PauseChoice), form.get("pause"))
  const until = pause && pauseUntil(pause, now, person.timeZone)
  const languages = copyLanguages()
  const language = oneOf(languages, form.get("language"))
  // Whoever reads German in Austria keeps de-AT when they leave it at German.
  const isNewLanguage = language !== findLanguage(person.locale, languages)
  return {
    topics: Object.fromEntries(touched.map((topic) => [topic, ticked.includes(topic)])),
    ...(isTrackingTouched ? { tracking: isTracking } : {}),
    ...(until === undefined ? {} : { paused_until: until && until.toISOString() }),
    ...(frequency ? { frequency } : {}),
    ...(language && isNewLanguage ? { locale: language } : {}),
    granted: {
      topics: touched.some((topic) => ticked.includes(topic)),
      tracking: isTrackingTouched && isTracking,
    },
  }
}

function oneOf<Value extends string>(
  values: readonly Value[],
  sent: string | null
): Value | undefined {
  return values.find((value) => value === sent)
}
