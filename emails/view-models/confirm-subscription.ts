import type { ConfirmSubscriptionProps } from "../confirm-subscription"
import { speaker } from "../copy"
import { topicName } from "../copy/topics"
import { contactFrameProps } from "./frame"
import { openContactMail, type MailContext } from "./mail"
import { neededUrl } from "./urls"

/**
 * Props of the question whether somebody really wants mail (double opt-in).
 *
 * @param input.confirmUrl signed address that confirms
 * @param input.topics keys of what was asked for: "tips", "offers" …
 * @throws when `confirmUrl` is no http(s) address
 */
export function confirmSubscriptionProps({
  confirmUrl,
  topics,
  ...context
}: MailContext & {
  confirmUrl: string
  topics: readonly string[]
}): ConfirmSubscriptionProps {
  const mail = openContactMail(context)
  const say = speaker(context.copy, "confirm-subscription", mail.variables)

  return {
    frame: contactFrameProps(mail, {
      subject: say("subject"),
      preheader: say("preheader"),
      headline: say("headline"),
      body: say("body"),
      action: {
        label: say("action"),
        url: neededUrl(confirmUrl, "the link that confirms"),
      },
      footerNote: say("footer_note"),
    }),
    topics: {
      title: say("topics"),
      list: topics.map((topic) => topicName(context.copy, topic)),
    },
    notYou: { title: say("not_you_title"), text: say("not_you") },
  }
}
