import type { EmailStore } from "../email-store"
import type { FakeEmail } from "../types"
import { snippet } from "./snippet"

const MAX_LISTED = 500
const MAX_RECIPIENTS = 200

const snippets = new WeakMap<FakeEmail, string>()

const snippetOf = (email: FakeEmail): string => {
  const known = snippets.get(email) ?? snippet(email.html, email.text)
  snippets.set(email, known)
  return known
}

const summary = (email: FakeEmail) => ({
  id: email.id,
  from: email.from,
  to: email.to,
  subject: email.subject,
  snippet: snippetOf(email),
  tags: email.tags,
  lastEvent: email.lastEvent,
  acceptedAt: email.acceptedAt,
})

const holds = (email: FakeEmail, words: string[]): boolean => {
  const tags = email.tags.map(({ name, value }) => `${name}:${value}`).join(" ")
  const head =
    `${email.from} ${email.to.join(" ")} ${email.subject} ${tags}`.toLowerCase()
  return words.every(
    (word) =>
      head.includes(word) ||
      (email.text ?? "").toLowerCase().includes(word) ||
      snippetOf(email).toLowerCase().includes(word)
  )
}

/** What the list shows: newest first, searched and filtered here, so that a page stays light at any number of mails. */
export const listPage = (store: EmailStore, query: URLSearchParams) => {
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean)
  const recipient = query.get("to") ?? ""
  const found: FakeEmail[] = []
  const recipients = new Map<string, number>()
  let matched = 0
  const all = store.all()
  for (let index = all.length - 1; index >= 0; index--) {
    const email = all[index]
    for (const to of email.to) {
      if (recipients.has(to) || recipients.size < MAX_RECIPIENTS) {
        recipients.set(to, (recipients.get(to) ?? 0) + 1)
      }
    }
    if ((recipient === "" || email.to.includes(recipient)) && holds(email, words)) {
      matched++
      if (found.length < MAX_LISTED) {
        found.push(email)
      }
    }
  }
  return {
    emails: found.map(summary),
    matched,
    total: all.length,
    recipients: [...recipients].map(([address, count]) => ({ address, count })),
  }
}
