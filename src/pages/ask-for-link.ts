import type { PageContext } from "./context"
import type { Page } from "./document"
import { html } from "./html"

/**
 * The way to the preference centre without an old mail: enter the address, receive a link.
 *
 * @param refused - what was entered, when it is no address
 */
export function askForLinkPage(
  { say }: PageContext,
  refused: string | null = null
): Page {
  const isRefused = refused !== null
  return {
    title: say("ask-for-link", "title"),
    body: html`<h1>${say("ask-for-link", "headline")}</h1>
      <p>${say("ask-for-link", "text")}</p>
      <form method="post">
        <div class="field">
          <label for="email">${say("ask-for-link", "label")}</label>
          <input
            id="email"
            name="email"
            type="email"
            required
            autocomplete="email"
            maxlength="320"
            ${isRefused && html`value="${refused}" aria-invalid="true" aria-describedby="problem" autofocus`}
          />
          ${isRefused && html`<p id="problem" class="error">${say("ask-for-link", "problem")}</p>`}
        </div>
        <div class="actions"><button>${say("ask-for-link", "button")}</button></div>
      </form>`,
  }
}

/** The one answer to every address, known or not: who is a customer is nobody's business. */
export function linkSentPage({ say }: PageContext): Page {
  return {
    title: say("ask-for-link", "sent_title"),
    body: html`<h1 tabindex="-1" autofocus>${say("ask-for-link", "sent_headline")}</h1>
      <p role="status">${say("ask-for-link", "sent_text")}</p>`,
  }
}
