import { ConsentSource, HitKind } from "../../../../modules/post-purchase/constants"
import { unsubscribePage, unsubscribedPage } from "../../../../pages"
import { unsubscribeWorkflow } from "../../../../workflows/consent/workflows/unsubscribe"
import { recordVisit } from "../../../../workflows/engagement/record-visit"
import { openMessage } from "../../support/open-message"
import { proofOf } from "../../support/proof"
import { readForm } from "../../support/read-form"
import { servePage } from "../../support/serve-page"

/** Shows the page and changes nothing: mail scanners fetch every link. */
export const GET = servePage(async (req) => {
  const opened = await openMessage(req)
  if ("problem" in opened) {
    return opened
  }
  const proof = proofOf(req)
  await recordVisit(req.scope, {
    kind: HitKind.PAGE_VIEW,
    messageId: opened.id,
    position: null,
    method: req.method,
    userAgent: proof.user_agent,
    headers: req.headers,
    ip: proof.ip,
  })
  return { page: unsubscribePage(opened.context, opened), context: opened.context }
})

/**
 * Unsubscribes at once, by the page's own form or by a mail program (RFC 8058). Whatever the
 * body says apart from the form's choice, a POST to this address means one thing.
 */
export const POST = servePage(async (req) => {
  const form = await readForm(req)
  if (!form) {
    return { problem: { kind: "refused" }, status: 413 }
  }
  const opened = await openMessage(req)
  if ("problem" in opened) {
    return opened
  }
  const scope = form.get("scope")
  const { result } = await unsubscribeWorkflow(req.scope).run({
    input: {
      message_id: opened.id,
      topic: scope === "topic" ? opened.topic : null,
      source: scope ? ConsentSource.UNSUBSCRIBE_PAGE : ConsentSource.ONE_CLICK,
      ...proofOf(req),
    },
  })
  if (result.status === "unknown") {
    return { problem: { kind: "invalid" }, context: opened.context }
  }
  const { context, preferences } = opened
  return {
    page: unsubscribedPage(context, { topic: result.topic, preferences }),
    context,
  }
})
