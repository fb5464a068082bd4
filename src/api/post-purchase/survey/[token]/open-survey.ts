import type { MedusaRequest } from "@medusajs/framework/http"
import { normalizeEmail } from "../../../../modules/post-purchase/normalize-email"
import { readContactsByEmail } from "../../../../modules/post-purchase/queries/contacts"
import {
  type SurveyInvitation,
  readSurveyInvitation,
} from "../../../../modules/post-purchase/queries/read-survey-invitation"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import { SURVEY_CHANGE_DAYS } from "../../../../modules/post-purchase/survey"
import type { PageContext, Problem } from "../../../../pages"
import { TokenUse } from "../../../../signing/token"
import { checkToken } from "../../support/check-token"
import { openPage } from "../../support/open-page"

/** Finds the invitation that a token stands for, and the page's look for whoever was invited. */
export async function openSurvey(
  req: MedusaRequest
): Promise<
  { invitation: SurveyInvitation; context: PageContext } | { problem: Problem }
> {
  const check = await checkToken(req, TokenUse.SURVEY)
  if (check.kind !== "valid") {
    return { problem: check }
  }
  const db = resolveConnection(req.scope)
  const invitation = await readSurveyInvitation(
    db,
    check.claims.subject,
    SURVEY_CHANGE_DAYS
  )
  if (!invitation) {
    return { problem: { kind: "invalid" } }
  }
  const email = normalizeEmail(invitation.email)
  const [contact] = email ? await readContactsByEmail(db, [email]) : []
  const context = await openPage(req, {
    email,
    timeZone: contact?.time_zone,
    locales: [contact?.locale, invitation.locale],
  })
  return { invitation, context }
}
