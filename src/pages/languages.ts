/** The copy's language for a locale: the exact one, else its base language; null when there is none. */
export function findLanguage(
  locale: string | null | undefined,
  available: readonly string[]
): string | null {
  const parsed = parseLocale(locale)
  const candidates = parsed ? [parsed.baseName, parsed.language] : []
  return candidates.find((candidate) => available.includes(candidate)) ?? null
}

/** A language's name in itself, with a capital: "Deutsch". */
export function languageName(language: string): string {
  const name =
    new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

function parseLocale(locale: string | null | undefined): Intl.Locale | null {
  try {
    return locale ? new Intl.Locale(locale.trim().replace(/_/g, "-")) : null
  } catch {
    return null
  }
}
