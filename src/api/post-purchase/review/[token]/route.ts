import type { MedusaRequest } from "@medusajs/framework/http"
import { HitKind } from "../../../../modules/post-purchase/constants"
import { reviewPage, reviewSavedPage } from "../../../../pages"
import { recordVisit } from "../../../../workflows/engagement/record-visit"
import { submitReviewWorkflow } from "../../../../workflows/feedback/reviews/workflows/submit-review"
import { limits } from "../../support/limits"
import { proofOf } from "../../support/proof"
import { servePage } from "../../support/serve-page"
import { readReviewForm } from "../read-review-form"
import { openForm, readStars } from "./form-state"
import { type OpenedReview, openReview } from "./open-review"
import { readSubmission } from "./read-submission"

/** Shows the form and changes nothing: the stars in a mail only fill it in. */
export const GET = servePage(async (req) => {
  const opened = await openReview(req)
  if ("problem" in opened) {
    return opened
  }
  await recordPageView(req, opened)
  const { context, found } = opened
  const form = openForm(found)
  if (form.before && req.query.saved !== undefined) {
    const isPublished = form.before === "published"
    return {
      page: reviewSavedPage(context, { product: form.product, isPublished }),
      context,
    }
  }
  const rating = readStars(req.query.stars) ?? form.rating
  return { page: reviewPage(context, { ...form, rating }), context }
})

/** Sends the review, and leads to the page that says so: loading that again sends nothing again. */
export const POST = servePage(async (req) => {
  // The token first: nobody else's 64 MB are read.
  const opened = await openReview(req)
  if ("problem" in opened) {
    return opened
  }
  const waitSeconds = await limits.reviewForm.take(req.params.token)
  if (waitSeconds) {
    return { problem: { kind: "too-many", waitSeconds }, context: opened.context }
  }
  const { context, found, reviewer } = opened
  const form = openForm(found)
  const sent = await readReviewForm(req)
  if (!sent) {
    const page = reviewPage(context, { ...form, problems: [{ field: "form" }] })
    return { page, context, status: 413 }
  }
  const { state, photos } = await readSubmission(sent, form)
  if (state.problems.length) {
    return { page: reviewPage(context, state), context, status: 422 }
  }
  await submitReviewWorkflow(req.scope).run({
    input: {
      reviewer,
      rating: state.rating ?? 0,
      title: state.title,
      body: state.body,
      author: state.author,
      keep_photos: state.photos.flatMap(({ id, isKept }) => (isKept ? id : [])),
      photos,
      locale: context.language,
    },
  })
  return { seeOther: "?saved=1" }
})

async function recordPageView(
  req: MedusaRequest,
  { reviewer }: OpenedReview
): Promise<void> {
  const proof = proofOf(req)
  await recordVisit(req.scope, {
    kind: HitKind.PAGE_VIEW,
    messageId: reviewer.message_id,
    position: null,
    method: req.method,
    userAgent: proof.user_agent,
    headers: req.headers,
    ip: proof.ip,
  })
}
