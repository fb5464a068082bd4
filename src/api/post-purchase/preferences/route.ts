import { setTimeout as sleep } from "node:timers/promises"
import { normalizeEmail } from "../../../modules/post-purchase/normalize-email"
import { askForLinkPage, linkSentPage } from "../../../pages"
import { requestPreferencesLinkWorkflow } from "../../../workflows/consent/workflows/request-preferences-link"
import { addressKey, clientAddress } from "../support/client-address"
import { limits } from "../support/limits"
import { openPage } from "../support/open-page"
import { readForm } from "../support/read-form"
import { servePage } from "../support/serve-page"

/** Every answer takes at least so long: whether a mail was planned must not show in the time. */
const ANSWER_MS = 250
const EMAIL_LENGTH = 320

/** Asks for the address, or says that a link is on its way. */
export const GET = servePage(async (req) => {
  const context = await openPage(req)
  return {
    page: req.query.sent ? linkSentPage(context) : askForLinkPage(context),
    context,
  }
})

/** Mails the link to whoever is known under the address, and says the same to everybody. */
export const POST = servePage(async (req) => {
  const form = await readForm(req)
  if (!form) {
    return { problem: { kind: "refused" }, status: 413 }
  }
  const ip = clientAddress(req)
  const waitSeconds = await limits.addressForm.take(addressKey(ip))
  if (waitSeconds) {
    return { problem: { kind: "too-many", waitSeconds } }
  }
  const email = form.get("email") ?? ""
  if (!normalizeEmail(email)) {
    const context = await openPage(req)
    return {
      page: askForLinkPage(context, email.slice(0, EMAIL_LENGTH)),
      context,
      status: 400,
    }
  }
  await Promise.all([
    requestPreferencesLinkWorkflow(req.scope).run({ input: { email, ip } }),
    sleep(ANSWER_MS),
  ])
  return { seeOther: "?sent=1" }
})
