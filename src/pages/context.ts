import {
  type Brand,
  type Theme,
  type TopicName,
  createTheme,
  directionOf,
  loadCopy,
  oneLine,
  resolveLocale,
  topicName,
} from "../../emails"
import type { ConsentTopic } from "../modules/post-purchase/constants"
import { type Say, pageLanguages, sayIn } from "./copy"
import { maskEmail } from "./mask-email"

/** What every page of a store needs: its look, its language, and the way to the other pages. */
export type PageContext = {
  brand: Brand
  theme: Theme
  /** Language of the copy, for `lang`. */
  language: string
  dir: "ltr" | "rtl"
  /** BCP 47 tag for dates. */
  format: string
  /** IANA name, for dates. */
  timeZone: string
  /** The way from this page to the folder of all public pages: "", "../" … */
  root: string
  say: Say
  nameTopic: (topic: ConsentTopic) => TopicName
}

/**
 * @param locale - of whoever looks at the page; one without copy gets English
 * @param email - of the person that the page is about; shown in part only
 */
export function createPageContext({
  brand,
  locale,
  timeZone,
  root,
  email = null,
}: {
  brand: Brand
  locale: string
  timeZone: string
  root: string
  email?: string | null
}): PageContext {
  const { language, format } = resolveLocale(locale, pageLanguages())
  const say = sayIn(language, {})
  const address = email ? oneLine(maskEmail(email)) : say("common", "your_address")
  const dir = directionOf(language)
  return {
    brand,
    theme: createTheme(brand),
    language,
    dir,
    format,
    timeZone,
    root,
    say: sayIn(language, {
      store: { name: oneLine(brand.storeName) || null },
      // Isolated, or an address in a line from right to left loses its order.
      person: { email: dir === "rtl" ? `\u2068${address}\u2069` : address },
    }),
    nameTopic: (topic) => topicName(loadCopy(language), topic),
  }
}
