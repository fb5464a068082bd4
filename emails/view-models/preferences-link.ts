import { speaker } from "../copy"
import type { PreferencesLinkProps } from "../preferences-link"
import { contactFrameProps } from "./frame"
import { openContactMail, type MailContext } from "./mail"
import { neededUrl } from "./urls"

/**
 * Props of the mail that brings somebody the link to their preferences.
 *
 * @param input.preferencesUrl signed address of their preferences
 * @throws when `preferencesUrl` is no http(s) address
 */
export function preferencesLinkProps({
  preferencesUrl,
  ...context
}: MailContext & { preferencesUrl: string }): PreferencesLinkProps {
  const mail = openContactMail(context)
  const say = speaker(context.copy, "preferences-link", mail.variables)

  return {
    frame: contactFrameProps(mail, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      action: {
        label: say("action"),
        url: neededUrl(preferencesUrl, "the link to the preferences"),
      },
      footerNote: say("footer_note"),
    }),
    notYou: { title: say("not_you_title"), text: say("not_you") },
  }
}
