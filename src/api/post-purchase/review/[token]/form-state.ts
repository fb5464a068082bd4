import type { ReviewFormState } from "../../../../pages"
import { authorOf } from "../../../../workflows/feedback/reviews/author-of"
import type { Reviewable } from "../../../../workflows/feedback/reviews/find-reviewable"
import {
  MAX_BODY,
  MAX_PHOTOS,
  MAX_PHOTO_BYTES,
  MAX_TITLE,
} from "../../../../workflows/feedback/reviews/limits"

const MEGABYTE = 1024 * 1024

/** The form as it is before anything was typed: empty, or as the person wrote last. */
export function openForm({ item, incentive, review }: Reviewable): ReviewFormState {
  // Of somebody who was erased and has come back, nothing is left to begin with.
  const before = review?.erased_at ? null : review
  return {
    product: { title: item.product_title, variant: item.variant_title },
    rating: before?.rating ?? null,
    title: before?.title ?? "",
    body: before?.body ?? "",
    author: (before ? before.author : authorOf(item)) ?? "",
    photos: (before?.photos ?? []).map(({ id, url }) => ({ id, url, isKept: true })),
    incentive: before?.incentive ?? incentive,
    before: before?.state ?? null,
    problems: [],
    limits: {
      title: MAX_TITLE,
      body: MAX_BODY,
      photos: MAX_PHOTOS,
      megabytes: MAX_PHOTO_BYTES / MEGABYTE,
    },
  }
}

/** The stars that were pressed in a mail; null for anything else. */
export function readStars(value: unknown): number | null {
  return typeof value === "string" && /^[1-5]$/.test(value) ? Number(value) : null
}
