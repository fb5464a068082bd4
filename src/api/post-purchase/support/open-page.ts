import type { MedusaRequest } from "@medusajs/framework/http"
import { resolveLedger } from "../../../modules/post-purchase/resolve-ledger"
import {
  DEFAULT_SETTINGS,
  type StoreSettings,
} from "../../../modules/post-purchase/settings"
import {
  type PageContext,
  createPageContext,
  findLanguage,
  pageLanguages,
} from "../../../pages"
import { toBrand } from "../../../workflows/dispatch/facts/to-brand"

/** Whom a page is about, as far as it is known. */
export type Visitor = {
  email?: string | null
  timeZone?: string | null
  /** The person's locale before the mail's. */
  locales?: (string | null | undefined)[]
}

/**
 * The look and the language of a page: the person's language, else the mail's, else what the
 * browser asks for, else the store's.
 */
export async function openPage(
  req: MedusaRequest,
  visitor: Visitor = {}
): Promise<PageContext> {
  return toContext(req, await resolveLedger(req.scope).getSettings(), visitor)
}

/** A page for when the settings cannot be read. */
export function openPlainPage(req: MedusaRequest): PageContext {
  return toContext(req, DEFAULT_SETTINGS, {})
}

function toContext(
  req: MedusaRequest,
  settings: StoreSettings,
  { email, timeZone, locales = [] }: Visitor
): PageContext {
  const languages = pageLanguages()
  const fallback = findLanguage(settings.default_locale, languages)
  // Who accepts any language, or names none, gets the first.
  const asked = req.acceptsLanguages(...(fallback ? [fallback] : []), ...languages)
  const known = locales.find((locale) => findLanguage(locale, languages))
  return createPageContext({
    brand: toBrand(settings),
    locale: known ?? (asked || settings.default_locale),
    timeZone: timeZone ?? settings.time_zone,
    root: rootOf(req),
    email,
  })
}

// Relative, so that it holds behind a proxy that puts the store under a folder of its own.
function rootOf(req: MedusaRequest): string {
  const [path] = req.originalUrl.split("?")
  const [, rest] = /\/post-purchase\/(.*)$/i.exec(path) ?? []
  return rest === undefined ? "post-purchase/" : "../".repeat(rest.split("/").length - 1)
}
