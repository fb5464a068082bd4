import type { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { describeProblems } from "../../../../describe-problems"
import type { StoreSubmitReview as SubmitReview } from "../../../../types/http"
import {
  MAX_FORM_BYTES,
  MAX_PHOTOS,
  MAX_PHOTO_BYTES,
} from "../../../../workflows/feedback/reviews/limits"
import type { PreparedPhoto } from "../../../../workflows/feedback/reviews/prepare-photo"
import { preparePhotos } from "../../../../workflows/feedback/reviews/prepare-photos"
import {
  type ReviewFormData,
  readReviewForm,
} from "../../../post-purchase/review/read-review-form"
import { StoreSubmitReview } from "./validators"

const MEGABYTE = 1024 * 1024

/** What a storefront sent, checked but for its photos. */
export type SentReview = { body: SubmitReview; files: ReviewFormData["files"] }

/**
 * Reads JSON, or a form with photos and the same fields.
 *
 * @throws MedusaError (invalid_data) with every problem and its field
 */
export async function readSubmission(req: MedusaRequest): Promise<SentReview> {
  const isForm = /^multipart\/form-data\b/i.test(req.get("content-type") ?? "")
  const form = isForm ? await readReviewForm(req) : null
  if (isForm && !form) {
    throw refusal(`body: must be at most ${MAX_FORM_BYTES / MEGABYTE} MB`)
  }
  const parsed = StoreSubmitReview.safeParse(form ? toBody(form.fields) : req.body)
  if (!parsed.success) {
    throw refusal(describeProblems(parsed.error, "body").join("; "))
  }
  return { body: parsed.data, files: form?.files ?? [] }
}

/** @throws MedusaError (invalid_data) with every file that is none */
export async function readPhotos(
  files: ReviewFormData["files"]
): Promise<PreparedPhoto[]> {
  if (files.length > MAX_PHOTOS) {
    throw refusal(`photos: at most ${MAX_PHOTOS}; there are ${files.length}`)
  }
  const { photos, refused } = await preparePhotos(files)
  if (refused.length) {
    const problems = refused.map(({ index, problem }) =>
      problem === "too-large"
        ? `photos.${index}: must be at most ${MAX_PHOTO_BYTES / MEGABYTE} MB`
        : `photos.${index}: must be a JPEG, PNG or WebP that can be read`
    )
    throw refusal(problems.join("; "))
  }
  return photos
}

/** Forms know texts alone; a name that comes twice is refused as a list would be. */
function toBody(fields: URLSearchParams): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name)
    body[name] = name === "keep_photos" || values.length > 1 ? values : values[0]
  }
  const { rating } = body
  return typeof rating === "string" && rating.trim() !== ""
    ? { ...body, rating: Number(rating) }
    : body
}

function refusal(problems: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${problems}`)
}
