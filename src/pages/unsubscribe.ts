import type { Topic } from "../modules/post-purchase/constants"
import type { PageContext } from "./context"
import type { Page } from "./document"
import { html } from "./html"
import { nextStep } from "./parts"

/** Asks whether to unsubscribe. Looking at it changes nothing: mail scanners look at every link. */
export function unsubscribePage(
  context: PageContext,
  { topic, preferences }: { topic: Topic | null; preferences: string }
): Page {
  const { say, nameTopic } = context
  return {
    title: say("unsubscribe", "title"),
    body: html`<h1>${say("unsubscribe", "headline")}</h1>
      <p>${say("unsubscribe", "text")}</p>
      <form method="post" class="actions">
        <button name="scope" value="all">${say("unsubscribe", "all")}</button>
        ${
          topic &&
          html`<button name="scope" value="topic" class="quiet">
            ${say("unsubscribe", "topic", { topic: { name: nameTopic(topic).name } })}
          </button>`
        }
      </form>
      <p class="small">${say("common", "orders_stay")}</p>
      ${nextStep(context, say("unsubscribe", "instead"), preferences)}`,
  }
}

/** Says that it is done, and how to undo it. `topic`: only that one; null: all marketing mail. */
export function unsubscribedPage(
  context: PageContext,
  { topic, preferences }: { topic: Topic | null; preferences: string }
): Page {
  const { say, nameTopic } = context
  const more = { topic: { name: topic ? nameTopic(topic).name : "" } }
  const headline = topic
    ? say("unsubscribed", "headline_topic", more)
    : say("unsubscribed", "headline")
  return {
    title: say("unsubscribed", "title"),
    body: html`<h1 tabindex="-1" autofocus>${headline}</h1>
      <p>${say("unsubscribed", topic ? "text_topic" : "text")}</p>
      <p class="small">${say("common", "orders_stay")}</p>
      ${nextStep(context, say("unsubscribed", "undo"), preferences)}`,
  }
}
