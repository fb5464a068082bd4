import type { ComponentType } from "react"

/** One mail: its look, its text part and its subject, all from the same display-ready props. */
export type EmailTemplate<Props extends object> = {
  /** Stable name, also the copy section: `order-shipped`. */
  readonly key: string
  /** React Email component whose only logic is `When` and `Each`. */
  readonly component: ComponentType<Props>
  /** Believable props with at least one element in every list: the shape for the compiler, the preview for people. */
  readonly sample: Props
  /** The text/plain part, written by hand. */
  readonly text: (props: Props) => string
  readonly subject: (props: Props) => string
}

/**
 * Declares a template. Props are display-ready: strings ("" for nothing),
 * booleans, lists and objects of them; no numbers, dates or null.
 *
 * @example
 * export const welcome = defineTemplate<{ headline: string }>({
 *   key: "welcome",
 *   component: WelcomeEmail,
 *   sample: { headline: "Welcome" },
 *   text: (props) => props.headline,
 *   subject: (props) => props.headline,
 * })
 */
export function defineTemplate<Props extends object>(
  template: EmailTemplate<Props>
): EmailTemplate<Props> {
  return template
}
