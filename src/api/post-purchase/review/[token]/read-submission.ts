import type { ReviewFormProblem, ReviewFormState } from "../../../../pages"
import { checkWords } from "../../../../workflows/feedback/reviews/check-words"
import { MAX_PHOTOS } from "../../../../workflows/feedback/reviews/limits"
import type { PreparedPhoto } from "../../../../workflows/feedback/reviews/prepare-photo"
import { preparePhotos } from "../../../../workflows/feedback/reviews/prepare-photos"
import type { ReviewFormData } from "../read-review-form"

/** What was sent, as it is shown again when something is wrong, with what is wrong. */
export type SentReview = { state: ReviewFormState; photos: PreparedPhoto[] }

/**
 * Reads what was sent over the form as it was opened. Photos are looked at last: decoding them
 * takes longer than all else, and needs no doing for a form that is refused.
 */
export async function readSubmission(
  { fields, files }: ReviewFormData,
  opened: ReviewFormState
): Promise<SentReview> {
  const state: ReviewFormState = {
    ...opened,
    rating: readRating(fields.get("rating")),
    title: fields.get("title") ?? "",
    body: fields.get("body") ?? "",
    author: fields.get("author") ?? "",
    photos: opened.photos.map((photo) => ({
      ...photo,
      isKept: fields.getAll("keep").includes(photo.id),
    })),
  }
  const checked = checkWords(state)
  const count = files.length + state.photos.filter(({ isKept }) => isKept).length
  const problems: ReviewFormProblem[] = [
    ...("problems" in checked ? checked.problems : []),
    ...(count > MAX_PHOTOS
      ? [
          {
            field: "photos" as const,
            kind: "too-many" as const,
            limit: MAX_PHOTOS,
            count,
          },
        ]
      : []),
  ]
  if (problems.length) {
    return { state: { ...state, problems }, photos: [] }
  }
  const { photos, refused } = await preparePhotos(files)
  return {
    state: {
      ...state,
      problems: refused.map(({ problem, name }) => ({
        field: "photos",
        kind: problem,
        name,
      })),
    },
    photos,
  }
}

function readRating(value: string | null): number | null {
  return value !== null && /^\d{1,3}$/.test(value) ? Number(value) : null
}
