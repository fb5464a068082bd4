import type { MedusaRequest } from "@medusajs/framework/http"
import { readContactsByEmail } from "../../../../modules/post-purchase/queries/contacts"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { PageContext, Problem } from "../../../../pages"
import { TokenUse } from "../../../../signing/token"
import {
  type Reviewable,
  type Reviewer,
  findReviewable,
} from "../../../../workflows/feedback/reviews/find-reviewable"
import { checkToken } from "../../support/check-token"
import { openPage } from "../../support/open-page"

/** The item whose review link was opened. */
export type OpenedReview = {
  reviewer: Extract<Reviewer, { source: "link" }>
  found: Reviewable
  context: PageContext
}

/** Finds the item that a token stands for, and the page's look for whoever bought it. */
export async function openReview(
  req: MedusaRequest
): Promise<OpenedReview | { problem: Problem }> {
  const check = await checkToken(req, TokenUse.REVIEW)
  if (check.kind !== "valid") {
    return { problem: check }
  }
  const { subject, position } = check.claims
  if (position === undefined) {
    return { problem: { kind: "invalid" } }
  }
  const reviewer = { source: "link", message_id: subject, position } as const
  const found = await findReviewable(req.scope, reviewer)
  if (!found) {
    return { problem: { kind: "invalid" } }
  }
  const [contact] = await readContactsByEmail(resolveConnection(req.scope), [found.email])
  const context = await openPage(req, {
    email: found.email,
    timeZone: contact?.time_zone,
    locales: [contact?.locale, found.locale],
  })
  return { reviewer, found, context }
}
