import type { PageContext } from "./context"
import type { Page } from "./document"
import { html } from "./html"
import { way } from "./parts"

/** What can be wrong with a request. */
export type Problem =
  | { kind: "invalid" }
  | { kind: "expired" }
  | { kind: "too-many"; waitSeconds: number }
  | { kind: "refused" }
  | { kind: "trouble" }

/** Says what is wrong and what to do about it. */
export function problemPage({ say, root }: PageContext, problem: Problem): Page {
  const key = problem.kind === "too-many" ? "too_many" : problem.kind
  const wait = {
    minutes: problem.kind === "too-many" ? Math.ceil(problem.waitSeconds / 60) : 0,
  }
  const needsLink = problem.kind === "invalid" || problem.kind === "expired"
  return {
    title: say("problem", `${key}_title`),
    body: html`<h1>${say("problem", `${key}_headline`)}</h1>
      <p>${say("problem", `${key}_text`, { wait })}</p>
      ${needsLink && way(`${root}preferences`, say("common", "ask_for_link"))}`,
  }
}
