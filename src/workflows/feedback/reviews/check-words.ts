import type { ReviewWords } from "../../../modules/post-purchase/review"
import { cleanLine, cleanText } from "./clean-text"
import { MAX_AUTHOR, MAX_BODY, MAX_TITLE } from "./limits"

/** What somebody typed. */
export type TypedWords = {
  rating: number | null
  title: string
  body: string
  author: string
}

/** What is wrong with it. */
export type WordProblem =
  | { field: "rating" }
  | { field: "title" | "body" | "author"; limit: number; length: number }

/** Cleans what was typed, and says everything that is wrong with it at once. */
export function checkWords({
  rating,
  ...typed
}: TypedWords): { words: ReviewWords } | { problems: WordProblem[] } {
  const texts = {
    title: cleanLine(typed.title),
    body: cleanText(typed.body),
    author: cleanLine(typed.author),
  }
  const limits = { title: MAX_TITLE, body: MAX_BODY, author: MAX_AUTHOR }
  const tooLong = (["title", "body", "author"] as const).flatMap(
    (field): WordProblem[] => {
      const length = texts[field]?.length ?? 0
      return length > limits[field] ? [{ field, limit: limits[field], length }] : []
    }
  )
  return !isRating(rating)
    ? { problems: [{ field: "rating" }, ...tooLong] }
    : tooLong.length
      ? { problems: tooLong }
      : { words: { rating, ...texts } }
}

/** A problem in words, for an API's answer. */
export function describeProblem(problem: WordProblem): string {
  return problem.field === "rating"
    ? "rating: must be a whole number from 1 to 5"
    : `${problem.field}: must be at most ${problem.limit} characters; it has ${problem.length}`
}

function isRating(rating: number | null): rating is number {
  return rating !== null && Number.isInteger(rating) && rating >= 1 && rating <= 5
}
