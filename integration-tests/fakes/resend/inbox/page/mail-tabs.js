import { el, eventWord, longTime } from "/dom.js"

const SANDBOX = "allow-popups allow-popups-to-escape-sandbox"

const htmlBody = (email, view) => {
  if (!email.html) {
    return el("p", { class: "note" }, "This mail has no HTML part.")
  }
  const frame = el("iframe", {
    sandbox: SANDBOX,
    title: `HTML of ${email.subject}`,
    src: `/inbox/${email.id}/html?scheme=${view.scheme}`,
    referrerpolicy: "no-referrer",
  })
  frame.style.colorScheme = view.scheme
  const plain = view.scheme === "dark" && !/color-scheme/i.test(email.html)
  return el(
    "div",
    { class: "stage", "data-width": view.width, "data-scheme": view.scheme },
    plain ? el("p", { class: "note" }, "This mail has no dark styles of its own.") : null,
    el("div", { class: "device" }, frame)
  )
}

const linked = (text) =>
  text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((piece, index) =>
      index % 2 === 1
        ? el("a", { href: piece, target: "_blank", rel: "noopener noreferrer" }, piece)
        : piece
    )

const textBody = (email) =>
  email.text === null
    ? el("p", { class: "note" }, "This mail has no text part.")
    : el("pre", { class: "plain", dir: "auto", tabindex: "0" }, linked(email.text))

const table = (title, rows) => {
  const filled = rows.filter(
    ([, value]) => value !== null && value !== undefined && value !== ""
  )
  return filled.length === 0
    ? null
    : el(
        "section",
        {},
        el("h3", {}, title),
        el(
          "dl",
          {},
          filled.map(([name, value]) =>
            el("div", {}, el("dt", {}, name), el("dd", { dir: "auto" }, value))
          )
        )
      )
}

const headersBody = (email) =>
  el(
    "div",
    { class: "details", tabindex: "0" },
    table("Envelope", [
      ["From", email.from],
      ["To", email.to.join(", ")],
      ["Cc", email.cc.join(", ")],
      ["Bcc", email.bcc.join(", ")],
      ["Reply-To", email.replyTo.join(", ")],
      ["Subject", email.subject],
      ["Message-ID", email.messageId],
    ]),
    table("Headers", Object.entries(email.headers)),
    table(
      "Tags",
      email.tags.map(({ name, value }) => [name, value])
    ),
    table("Request", [
      ["Id", email.id],
      ["Endpoint", `POST ${email.endpoint}`],
      ["Idempotency key", email.idempotencyKey ?? "none"],
      ["Batch position", email.batchPosition],
      ["Accepted", longTime(email.acceptedAt)],
      ["Scheduled for", email.scheduledAt],
      ["Attachments", email.attachments.join(", ")],
    ]),
    table(
      "Events",
      email.events.map(({ type, at }) => [eventWord(type.slice(6)), longTime(at)])
    )
  )

const sourceBody = (email) => {
  const source = el("pre", { class: "source", tabindex: "0" }, "Loading…")
  void fetch(`/inbox/${email.id}/source`)
    .then((response) => response.text())
    .then((text) => source.replaceChildren(text))
  return source
}

/** The views of a mail, in the order of their tabs. */
export const TABS = [
  { key: "html", label: "HTML", body: htmlBody },
  { key: "text", label: "Text", body: textBody },
  { key: "headers", label: "Headers", body: headersBody },
  { key: "source", label: "Source", body: sourceBody },
]
