import { webUrl } from "../../emails"
import type { PageContext } from "./context"
import type { Page } from "./document"
import { type Html, html } from "./html"
import { way } from "./parts"
import { REVIEW_STYLE } from "./review-style"

/** What is wrong with what was sent. */
export type ReviewFormProblem =
  | { field: "rating" }
  | { field: "title" | "body" | "author"; limit: number; length: number }
  | { field: "photos"; kind: "too-many"; limit: number; count: number }
  | { field: "photos"; kind: "too-large" | "not-a-photo"; name: string }
  | { field: "form" }

/** What the form shows. */
export type ReviewFormState = {
  product: { title: string; variant: string | null }
  rating: number | null
  title: string
  body: string
  author: string
  /** Photos of the version before, and whether they are to stay. */
  photos: { id: string; url: string; isKept: boolean }[]
  /** What is said with the review of what was offered for it. */
  incentive: string | null
  /** Where the version before stands; null for a first review. */
  before: "pending" | "published" | "rejected" | null
  problems: ReviewFormProblem[]
  limits: { title: number; body: number; photos: number; megabytes: number }
}

const STARS = [1, 2, 3, 4, 5]

/** The form for a review, or for a change of one. Looking at it changes nothing. */
export function reviewPage(context: PageContext, state: ReviewFormState): Page {
  const { say } = context
  const { problems, before } = state
  const title = say("review", "title")
  return {
    title: problems.length ? `${say("review", "problem_title")}: ${title}` : title,
    style: REVIEW_STYLE,
    images: state.photos.map(({ url }) => url),
    body: html`${problems.length > 0 && summary(context, problems)}
      <h1>${say("review", "headline")}</h1>
      ${product(state)}
      <p>${before ? say("review", before) : say("review", "intro")}</p>
      <form method="post" action="?" enctype="multipart/form-data" autocomplete="off">
        ${stars(context, state)} ${texts(context, state)} ${photos(context, state)}
        ${
          state.incentive &&
          html`<p class="note">
            ${say("review", "incentive", { offer: { text: state.incentive } })}
          </p>`
        }
        <div class="actions">
          <button>${say("review", before ? "submit_edit" : "submit")}</button>
        </div>
        <p class="small">${say("review", "checked")}</p>
      </form>`,
  }
}

/** Says thanks, and what happens next. */
export function reviewSavedPage(
  { say }: PageContext,
  {
    product: bought,
    isPublished,
  }: { product: ReviewFormState["product"]; isPublished: boolean }
): Page {
  return {
    title: say("review", "saved_title"),
    style: REVIEW_STYLE,
    body: html`<h1 tabindex="-1" autofocus>${say("review", "saved_headline")}</h1>
      ${product({ product: bought })}
      <p role="status">
        ${say("review", isPublished ? "saved_published" : "saved_text")}
      </p>
      <section>
        <p>${say("review", "saved_edit")}</p>
        ${way("?edit=1", say("review", "saved_edit_link"))}
      </section>`,
  }
}

function product({
  product: { title, variant },
}: Pick<ReviewFormState, "product">): Html {
  return html`<p class="product">${title}${variant && html` <span>${variant}</span>`}</p>`
}

function summary({ say }: PageContext, problems: readonly ReviewFormProblem[]): Html {
  const isTooLarge = problems.some(({ field }) => field === "form")
  return html`<p class="status" role="alert">
    ${say("review", isTooLarge ? "problem_form_too_large" : "problem")}
  </p>`
}

function stars(context: PageContext, { rating, problems }: ReviewFormState): Html {
  const { say } = context
  const isMissing = problems.some(({ field }) => field === "rating")
  const choices = STARS.map((count) => {
    const name =
      count === 1
        ? say("review", "star_one")
        : say("review", "star_other", { star: { count } })
    return html`<label class="star">
      <input
        type="radio"
        name="rating"
        value="${count}"
        aria-label="${name}"
        required
        ${count === rating && html`checked`}
        ${isMissing && html`aria-describedby="rating-problem"`}
        ${isMissing && count === 1 && html`autofocus`}
      />
      <b aria-hidden="true"></b><span aria-hidden="true">${count}</span>
    </label>`
  })
  return html`<fieldset class="field">
    <legend>${say("review", "rating")}</legend>
    <div class="stars">${choices}</div>
    ${isMissing && html`<p id="rating-problem" class="error">${say("review", "problem_rating")}</p>`}
  </fieldset>`
}

function texts(context: PageContext, state: ReviewFormState): Html {
  const { say } = context
  const { limits } = state
  return html`${text(context, state, {
    name: "title",
    label: say("review", "review_title"),
    hint: say("review", "review_title_hint", { max: { count: limits.title } }),
  })}
  ${text(context, state, {
    name: "body",
    label: say("review", "body"),
    hint: say("review", "body_hint", { max: { count: limits.body } }),
  })}
  ${text(context, state, {
    name: "author",
    label: say("review", "author"),
    hint: say("review", "author_hint"),
  })}`
}

/** No `maxlength`: browsers cut off what is pasted without a word. */
function text(
  { say }: PageContext,
  state: ReviewFormState,
  {
    name,
    label,
    hint,
  }: { name: "title" | "body" | "author"; label: string; hint: string }
): Html {
  const problem = state.problems.find(
    (found): found is Extract<ReviewFormProblem, { length: number }> =>
      found.field === name
  )
  const described = `${name}-hint${problem ? ` ${name}-problem` : ""}`
  const isFirst = problem !== undefined && state.problems[0] === problem
  const wrong = html`${problem !== undefined && html`aria-invalid="true"`}
  ${isFirst && html`autofocus`}`
  const value = state[name]
  const control =
    name === "body"
      ? // The first line end in a textarea is none of its text.
        html`<textarea
          id="body"
          name="body"
          rows="6"
          aria-describedby="${described}"
          ${wrong}
        >
${value}</textarea>`
      : html`<input
          id="${name}"
          name="${name}"
          type="text"
          value="${value}"
          aria-describedby="${described}"
          ${wrong}
        />`
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <p id="${name}-hint" class="hint">${hint}</p>
    ${control}
    ${
      problem !== undefined &&
      html`<p id="${name}-problem" class="error">
        ${say("review", "problem_too_long", { max: { count: problem.limit }, typed: { count: problem.length } })}
      </p>`
    }
  </div>`
}

function photos(context: PageContext, state: ReviewFormState): Html {
  const { say } = context
  const { limits } = state
  const problems = state.problems.flatMap((problem) =>
    problem.field === "photos" ? photoProblem(context, problem, limits.megabytes) : []
  )
  const described = `photos-hint${problems.length ? " photos-problem" : ""}`
  const isFirst = state.problems[0]?.field === "photos"
  const again = state.problems.length > 0 && say("review", "problem_photos")
  return html`${state.photos.length > 0 && keptPhotos(context, state.photos)}
    <div class="field">
      <label for="photos">${say("review", "photos_label")}</label>
      <p id="photos-hint" class="hint">
        ${say("review", "photos_hint", { max: { count: limits.photos, megabytes: limits.megabytes } })}
        ${again}
      </p>
      <input
        id="photos"
        name="photos"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        aria-describedby="${described}"
        ${problems.length > 0 && html`aria-invalid="true"`}
        ${isFirst && html`autofocus`}
      />
      ${
        problems.length > 0 &&
        html`<div id="photos-problem">
          ${problems.map((problem) => html`<p class="error">${problem}</p>`)}
        </div>`
      }
    </div>`
}

function keptPhotos({ say }: PageContext, shown: ReviewFormState["photos"]): Html {
  const boxes = shown.map(({ id, url, isKept }, index) => {
    const photo = { number: index + 1 }
    return html`<div class="choice">
      <img src="${webUrl(url)}" alt="${say("review", "photo_alt", { photo })}" />
      <input
        type="checkbox"
        id="keep-${index}"
        name="keep"
        value="${id}"
        ${isKept && html`checked`}
      />
      <label for="keep-${index}">${say("review", "keep_photo", { photo })}</label>
    </div>`
  })
  return html`<fieldset class="field">
    <legend>${say("review", "photos_kept")}</legend>
    <div class="kept">${boxes}</div>
  </fieldset>`
}

function photoProblem(
  { say }: PageContext,
  problem: Extract<ReviewFormProblem, { field: "photos" }>,
  megabytes: number
): string {
  switch (problem.kind) {
    case "too-many":
      return say("review", "problem_too_many", {
        chosen: { count: problem.count },
        max: { count: problem.limit },
      })
    case "too-large":
      return say("review", "problem_photo_too_large", {
        photo: { name: problem.name },
        max: { megabytes },
      })
    case "not-a-photo":
      return say("review", "problem_photo_unreadable", { photo: { name: problem.name } })
  }
}
