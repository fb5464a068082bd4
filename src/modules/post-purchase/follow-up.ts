/** What an admin writes to one customer, in the customer's language. */
export type FollowUpContent = {
  subject: string
  /** "Hello Ada," and what comes first; may be empty. */
  greeting: string
  /** What was talked about, a line each. */
  recap: string[]
  /** What happens next, a line each. */
  next_steps: string[]
  /** The one button. */
  action: { label: string; url: string } | null
  /** The last sentence, with the name of whoever writes. */
  closing: string
}
