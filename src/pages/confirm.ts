import { Topic } from "../modules/post-purchase/constants"
import type { PageContext } from "./context"
import type { Page } from "./document"
import { type Html, html } from "./html"
import { nextStep, way } from "./parts"

/** Asks for the confirmation from the mailbox. Looking at it confirms nothing. */
export function confirmPage(context: PageContext, topics: readonly Topic[]): Page {
  const { say } = context
  return {
    title: say("confirm", "title"),
    body: html`<h1>${say("confirm", "headline")}</h1>
      <p>${say("confirm", "text")}</p>
      ${topicList(context, topics)}
      <form method="post" class="actions">
        <button>${say("confirm", "button")}</button>
      </form>
      <p class="small">${say("confirm", "ignore")}</p>`,
  }
}

/** Says what is confirmed now. */
export function confirmedPage(
  context: PageContext,
  { topics, preferences }: { topics: readonly Topic[]; preferences: string }
): Page {
  const { say } = context
  return {
    title: say("confirm", "done_title"),
    body: html`<h1 tabindex="-1" autofocus>${say("confirm", "done_headline")}</h1>
      <p>${say("confirm", "done_text")}</p>
      ${topicList(context, topics)}
      ${nextStep(context, say("confirm", "done_undo"), preferences)}`,
  }
}

/** For a link that was used before, or whose request was withdrawn. */
export function nothingToConfirmPage(
  { say }: PageContext,
  { preferences }: { preferences: string }
): Page {
  return {
    title: say("confirm", "nothing_title"),
    body: html`<h1>${say("confirm", "nothing_headline")}</h1>
      <p>${say("confirm", "nothing_text")}</p>
      ${way(preferences, say("common", "to_preferences"))}`,
  }
}

function topicList({ nameTopic }: PageContext, topics: readonly Topic[]): Html {
  const inOrder = Object.values(Topic).filter((topic) => topics.includes(topic))
  const items = inOrder.map((topic) => {
    const { name, description } = nameTopic(topic)
    return html`<li>
      <b>${name}</b>
      <span class="small">${description}</span>
    </li>`
  })
  return html`<ul>
    ${items}
  </ul>`
}
