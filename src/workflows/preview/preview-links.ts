import type { MailLinks } from "../../../emails"
import type { AnswerLinks, ContactContext } from "../../flows/flow"
import type { StoreSettings } from "../../modules/post-purchase/settings"
import { createPublicLinks } from "../../signing/links"
import { toAnswerLinks } from "../dispatch/run/to-decision-input"

/** Addresses that look like the real ones and lead to the page for links that are not valid. */
export function previewPages({ public_url }: Pick<StoreSettings, "public_url">): {
  pages: ContactContext["links"] & MailLinks
  answers: AnswerLinks
} {
  const links = createPublicLinks(
    { sign: () => "preview" },
    public_url ?? "https://store.example",
    new Date()
  )
  return {
    pages: {
      unsubscribe: links.unsubscribe("preview"),
      preferences: links.preferences("preview"),
      confirm: links.confirm("preview"),
    },
    answers: toAnswerLinks(links, "preview"),
  }
}
