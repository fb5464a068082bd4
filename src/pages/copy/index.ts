import { type CopyVariables, renderLiquid } from "../../../emails"
import de from "./de.json"
import en from "./en.json"

/** All sentences of the public pages in one language, by page and key. English is the shape. */
export type PageMessages = typeof en
export type PageSection = keyof PageMessages

/** Says one sentence of a page. */
export type Say = <Section extends PageSection>(
  section: Section,
  key: keyof PageMessages[Section] & string,
  more?: CopyVariables
) => string

const languages = new Map<string, PageMessages>([
  ["en", en],
  ["de", de],
])

/** Languages that have copy. */
export function pageLanguages(): string[] {
  return [...languages.keys()]
}

/** Adds or replaces a language, for a store that speaks another one. */
export function registerPageCopy(language: string, messages: PageMessages): void {
  languages.set(language, messages)
}

/**
 * A function that says the sentences of a language (English when it has no copy) with the
 * given variables. What it returns is text, not markup.
 */
export function sayIn(language: string, variables: CopyVariables): Say {
  const messages = languages.get(language) ?? en
  return (section, key, more) => {
    const sentences: Record<string, string> = messages[section]
    return renderLiquid(sentences[key], { ...variables, ...more })
  }
}
