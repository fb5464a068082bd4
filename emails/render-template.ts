import { render, toPlainText } from "@react-email/render"
import { createElement, type ComponentType } from "react"
import { compileTemplate, type CompiledTemplate } from "./compile/compile-template"
import type { EmailTemplate } from "./define-template"
import { DesignContext, type Design } from "./design"
import { sanitizeSubject } from "./view-models/subject"

/** What is handed to a mail provider. */
export type RenderedEmail = { subject: string; html: string; text: string }

/** Designs kept per template; a store has one per sales channel and language. */
const DESIGNS_PER_TEMPLATE = 32

const compiled = new WeakMap<object, Map<string, CompiledTemplate<never>>>()

/**
 * Renders a mail by joining strings. The first call for a template and design
 * compiles it (some milliseconds), later ones take hundredths of a millisecond.
 */
export function renderTemplate<Props extends object>(
  template: EmailTemplate<Props>,
  props: Props,
  design: Design
): RenderedEmail {
  return {
    subject: sanitizeSubject(template.subject(props)),
    html: compiledFor(template, design)(props),
    text: template.text(props),
  }
}

/** Renders the same mail through React: for previews, and to prove that the compiled one is right. */
export async function renderLive<Props extends object>(
  template: EmailTemplate<Props>,
  props: Props,
  design: Design
): Promise<RenderedEmail> {
  const html = await render(
    createElement(
      DesignContext.Provider,
      { value: design },
      createElement(template.component, props)
    )
  )
  return {
    subject: sanitizeSubject(template.subject(props)),
    html: withoutReactComments(html),
    text: template.text(props),
  }
}

/**
 * Renders any React Email component, such as a store's own template that was
 * not made with `defineTemplate`. Slower (1 to 7 ms a mail); the text part is derived from the HTML.
 */
export async function renderComponent<Props extends object>(
  component: ComponentType<Props>,
  props: Props
): Promise<{ html: string; text: string }> {
  const html = withoutReactComments(await render(createElement(component, props)))
  return { html, text: toPlainText(html) }
}

function compiledFor<Props extends object>(
  template: EmailTemplate<Props>,
  design: Design
): CompiledTemplate<Props> {
  let designs = compiled.get(template) as Map<string, CompiledTemplate<Props>> | undefined
  if (!designs) {
    designs = new Map()
    compiled.set(template, designs)
  }
  const key = JSON.stringify(design)
  const known = designs.get(key)
  if (known) {
    return known
  }
  const fill = compileTemplate(template, design)
  if (designs.size >= DESIGNS_PER_TEMPLATE) {
    const [oldest] = designs.keys()
    designs.delete(oldest)
  }
  designs.set(key, fill)
  return fill
}

// Text separators and Suspense boundaries serve hydration, which mail has not. Values cannot contain "<".
function withoutReactComments(html: string): string {
  return html.replace(/<!-- -->|<!--\/?\$-->/g, "")
}
