import de from "./de.json"
import en from "./en.json"
import { renderLiquid, type CopyVariables } from "./liquid"

export { checkCopy } from "./check-copy"

/** All sentences of one language, by template and key. English is the shape. */
export type Messages = typeof en
export type CopySection = keyof Messages

/** Changes to the built-in copy, as an admin saves them. */
export type CopyOverrides = {
  readonly [Section in CopySection]?: Partial<Messages[Section]>
}

/** The copy of one language with a store's changes. */
export type Copy = {
  readonly language: string
  readonly messages: Messages
  /** Without the changes: used where a change cannot be rendered. */
  readonly builtIn: Messages
}

const languages = new Map<string, Messages>([
  ["en", en],
  ["de", de],
])

/** Languages that have copy. */
export function copyLanguages(): string[] {
  return [...languages.keys()]
}

/** Adds or replaces a language, for a store that speaks another one. */
export function registerCopy(language: string, messages: Messages): void {
  languages.set(language, messages)
}

/** Whether a section of the built-in copy has this name. */
export function isCopySection(name: string): name is CopySection {
  return Object.hasOwn(en, name)
}

/** A section's sentences before any change, by language and key. */
export function builtInCopy(
  section: CopySection
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    [...languages].map(([language, messages]) => [language, { ...messages[section] }])
  )
}

/** The copy of a language (English when it has none), with a store's changes on top. */
export function loadCopy(language: string, overrides: CopyOverrides = {}): Copy {
  const known = languages.get(language)
  const builtIn = known ?? en
  return {
    language: known ? language : "en",
    messages: merge(builtIn, overrides),
    builtIn,
  }
}

/** Says one key of a section. */
export type Speaker<Section extends CopySection> = (
  key: keyof Messages[Section] & string,
  more?: CopyVariables
) => string

/**
 * A function that says a section's sentences with the given variables.
 *
 * A changed sentence that cannot be rendered is replaced by the built-in one: an
 * order mail is not held back by a typing error. `checkCopy` finds it when it is saved.
 */
export function speaker<Section extends CopySection>(
  copy: Copy,
  section: Section,
  variables: CopyVariables
): Speaker<Section> {
  const sentences: Record<string, string> = copy.messages[section]
  const builtIn: Record<string, string> = copy.builtIn[section]
  return (key, more) => {
    const all = more ? { ...variables, ...more } : variables
    try {
      return renderLiquid(sentences[key], all)
    } catch (error) {
      if (sentences[key] === builtIn[key]) {
        throw error
      }
      return renderLiquid(builtIn[key], all)
    }
  }
}

function merge(builtIn: Messages, overrides: CopyOverrides): Messages {
  const sections = Object.entries(builtIn).map(([section, sentences]) => [
    section,
    { ...sentences, ...overrides[section as CopySection] },
  ])
  return Object.fromEntries(sections) as Messages
}
