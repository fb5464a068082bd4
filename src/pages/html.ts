/** Markup that is safe to send: everything in it was either written here or escaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a {@link html} template. `null`, `false` and "" are nothing. */
export type HtmlValue = Html | string | number | null | false | readonly HtmlValue[]

/**
 * Markup with holes. Strings in the holes become text, also inside quoted attributes; only
 * {@link Html} stays markup.
 *
 * @example
 * html`<p title="${'"'}">${"<b>"}</p>`.text // '<p title="&quot;">&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(
    strings.reduce((text, part, index) => `${text}${toText(values[index - 1])}${part}`)
  )
}

function toText(value: HtmlValue): string {
  if (value instanceof Html) {
    return value.text
  }
  if (typeof value === "string" || typeof value === "number") {
    return escapeHtml(String(value))
  }
  return value ? value.map(toText).join("") : ""
}

// A NUL and its like are errors in a document, even as text.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

function escapeHtml(value: string): string {
  return value
    .toWellFormed()
    .replace(CONTROL, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character])
}
