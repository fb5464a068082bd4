import type { PageContext } from "./context"
import { type Html, html } from "./html"

/** A link that stands alone, large enough for a finger. */
export function way(href: string, label: string): Html {
  return html`<p class="way"><a href="${href}">${label}</a></p>`
}

/** What can be done instead of what the page is about, below a line. */
export function nextStep({ say }: PageContext, question: string, href: string): Html {
  return html`<section>
    <p>${question}</p>
    ${way(href, say("common", "to_preferences"))}
  </section>`
}

/** A box to tick, its label, and what it means. `shown` says how it was before it was touched. */
export function checkbox(box: {
  id: string
  name: string
  value: string
  isChecked: boolean
  label: string
  description: string
}): Html {
  return html`<div class="choice">
    <input
      type="checkbox"
      id="${box.id}"
      name="${box.name}"
      value="${box.value}"
      aria-describedby="${box.id}-more"
      ${box.isChecked && html`checked`}
    />
    ${box.isChecked && html`<input type="hidden" name="shown" value="${box.value}" />`}
    <label for="${box.id}">${box.label}</label>
    <span class="small" id="${box.id}-more">${box.description}</span>
  </div>`
}

/** A choice of one. */
export function select(field: {
  name: string
  label: string
  chosen: string
  options: { value: string; label: string; lang?: string }[]
}): Html {
  const options = field.options.map(
    ({ value, label, lang = "" }) =>
      html`<option
        value="${value}"
        ${lang && html`lang="${lang}"`}
        ${value === field.chosen && html`selected`}
      >
        ${label}
      </option>`
  )
  return html`<div class="field">
    <label for="${field.name}">${field.label}</label>
    <select id="${field.name}" name="${field.name}">
      ${options}
    </select>
  </div>`
}
