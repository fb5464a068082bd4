import { copyLanguages, resolveLocale } from "../../../../emails"
import type { Recipient } from "../../../modules/post-purchase/contact-state"
import type { StoreSettings } from "../../../modules/post-purchase/settings"

/**
 * The locale that a mail is written in: what the person chose, else the order's, else that of
 * the last order, else the store's.
 *
 * @param ofOrder - the order's, or the message's when there is no order
 */
export function mailLocaleOf(
  recipient: Recipient | undefined,
  ofOrder: string | null,
  { default_locale }: Pick<StoreSettings, "default_locale">
): string {
  const contact = recipient?.contact
  const known = contact?.hasChosenLocale
    ? contact.locale
    : (ofOrder ?? contact?.locale ?? null)
  return known ?? default_locale
}

/** The language of such a mail: one that there is copy for. */
export function mailLanguageOf(locale: string): string {
  return resolveLocale(locale, copyLanguages()).language
}
