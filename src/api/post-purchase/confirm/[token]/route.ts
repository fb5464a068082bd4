import type { MedusaRequest } from "@medusajs/framework/http"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import { confirmPage, confirmedPage, nothingToConfirmPage } from "../../../../pages"
import { openKeyRing } from "../../../../signing/key-ring"
import { TokenUse } from "../../../../signing/token"
import { confirmSubscriptionWorkflow } from "../../../../workflows/consent/workflows/confirm-subscription"
import { type OpenedContact, openContact } from "../../support/open-contact"
import { proofOf } from "../../support/proof"
import { readForm } from "../../support/read-form"
import { servePage } from "../../support/serve-page"

/** The way on from this page is for whoever is looking at it now. */
const PREFERENCES_MS = 86_400_000

/** Shows what would be confirmed and changes nothing: mail scanners fetch every link. */
export const GET = servePage(async (req) => {
  const opened = await openContact(req, TokenUse.CONFIRM)
  if ("problem" in opened) {
    return opened
  }
  const { context, preferences } = opened
  const page = preferences.unconfirmed.length
    ? confirmPage(context, preferences.unconfirmed)
    : nothingToConfirmPage(context, { preferences: await preferencesUrl(req, opened) })
  return { page, context }
})

/** Confirms. Safe to repeat. */
export const POST = servePage(async (req) => {
  if (!(await readForm(req))) {
    return { problem: { kind: "refused" }, status: 413 }
  }
  const opened = await openContact(req, TokenUse.CONFIRM)
  if ("problem" in opened) {
    return opened
  }
  const { context } = opened
  const { result } = await confirmSubscriptionWorkflow(req.scope).run({
    input: { contact_id: opened.id, ...proofOf(req) },
  })
  if (result.status === "unknown") {
    return { problem: { kind: "invalid" }, context }
  }
  const preferences = await preferencesUrl(req, opened)
  const page =
    result.status === "confirmed"
      ? confirmedPage(context, { topics: result.topics, preferences })
      : nothingToConfirmPage(context, { preferences })
  return { page, context }
})

async function preferencesUrl(
  req: MedusaRequest,
  { id, context }: OpenedContact
): Promise<string> {
  const ring = await openKeyRing(resolveConnection(req.scope))
  const expiresAt = new Date(Date.now() + PREFERENCES_MS)
  const token = ring.sign({ use: TokenUse.PREFERENCES, subject: id, expiresAt })
  return `${context.root}preferences/${token}`
}
