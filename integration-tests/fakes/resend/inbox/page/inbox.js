import { avatar, chips, el, person, shortTime, status } from "/dom.js"
import { showEmpty, showMail } from "/mail-view.js"

const READ_KEY = "fake-resend-read"
const MAX_READ = 5000
const byId = (id) => document.getElementById(id)
const app = document.querySelector(".app")
const list = byId("list")
const search = byId("search")
const recipient = byId("recipient")

let emails = []
let total = 0
let read = new Set(JSON.parse(localStorage.getItem(READ_KEY) ?? "[]"))

const selectedId = () => /^#\/([0-9a-f-]+)$/.exec(location.hash)?.[1]

const markRead = (id) => {
  if (!read.has(id)) {
    read.add(id)
    read = new Set([...read].slice(-MAX_READ))
    localStorage.setItem(READ_KEY, JSON.stringify([...read]))
  }
}

const row = (email) => {
  const { name } = person(email.from)
  const unread = !read.has(email.id)
  const to = email.to.map((address) => person(address).email).join(", ")
  const link = el(
    "a",
    {
      href: `#/${email.id}`,
      class: "row",
      "data-id": email.id,
      "data-unread": unread,
      "aria-current": email.id === selectedId() ? "true" : undefined,
    },
    avatar(email.from),
    el(
      "span",
      { class: "row-main" },
      el(
        "span",
        { class: "row-top" },
        el("span", { class: "row-from", dir: "auto" }, name),
        el("time", { datetime: email.acceptedAt }, shortTime(email.acceptedAt))
      ),
      el(
        "span",
        { class: "row-subject", dir: "auto" },
        unread ? el("span", { class: "visually-hidden" }, "Unread. ") : null,
        email.subject
      ),
      email.snippet
        ? el("span", { class: "row-snippet", dir: "auto" }, email.snippet)
        : null,
      el(
        "span",
        { class: "row-bottom" },
        status(email.lastEvent),
        el("span", { class: "row-to", title: to }, `to ${to}`)
      ),
      chips(email.tags, 2)
    )
  )
  return el("li", {}, link)
}

const emptyList = () => {
  const box = byId("nothing")
  box.hidden = emails.length > 0
  list.hidden = emails.length === 0
  if (emails.length > 0) {
    return
  }
  if (total === 0) {
    box.replaceChildren(
      el("strong", {}, "No mail yet"),
      el("p", {}, "It appears here by itself.")
    )
    return
  }
  const clear = () => {
    search.value = ""
    recipient.value = ""
    void refresh()
  }
  box.replaceChildren(
    el("strong", {}, "Nothing matches"),
    el("p", {}, `None of the ${total} mails fits this search.`),
    el(
      "button",
      { type: "button", class: "button", on: { click: clear } },
      "Clear search"
    )
  )
}

const renderList = () => {
  const focused = list.contains(document.activeElement)
    ? document.activeElement.dataset.id
    : null
  list.replaceChildren(...emails.map(row))
  emptyList()
  const unread = emails.filter(({ id }) => !read.has(id)).length
  byId("count").textContent = total.toLocaleString()
  document.title = unread > 0 ? `(${unread}) Inbox` : "Inbox"
  if (focused) {
    list.querySelector(`[data-id="${focused}"]`)?.focus()
  }
}

const renderRecipients = (recipients) => {
  const chosen = recipient.value
  recipient.replaceChildren(
    el("option", { value: "" }, "All recipients"),
    ...recipients.map(({ address, count }) =>
      el("option", { value: address }, `${person(address).email} (${count})`)
    )
  )
  recipient.value = recipients.some(({ address }) => address === chosen) ? chosen : ""
}

let latestRefresh = 0
const refresh = async () => {
  const turn = ++latestRefresh
  const query = new URLSearchParams({ q: search.value, to: recipient.value })
  const response = await fetch(`/inbox/emails?${query}`)
  const page = await response.json()
  if (turn === latestRefresh) {
    emails = page.emails
    total = page.total
    renderRecipients(page.recipients)
    renderList()
    if (!selectedId()) {
      showEmpty(total === 0)
    }
  }
}

const open = async () => {
  const id = selectedId()
  app.dataset.pane = id ? "mail" : "list"
  if (!id) {
    showEmpty(total === 0)
    renderList()
    return
  }
  markRead(id)
  renderList()
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" })
  await showMail(id)
}

const step = (by) => {
  const at = emails.findIndex(({ id }) => id === selectedId())
  const next = emails[at < 0 ? 0 : Math.min(emails.length - 1, Math.max(0, at + by))]
  if (next) {
    location.hash = `#/${next.id}`
  }
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => search.focus(),
  Escape: () => {
    location.hash = ""
  },
}

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")
  if (typing && event.key === "Escape") {
    document.activeElement.blur()
  } else if (
    !typing &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.altKey &&
    KEYS[event.key]
  ) {
    event.preventDefault()
    KEYS[event.key]()
  }
})

let pending
const refreshSoon = () => {
  clearTimeout(pending)
  pending = setTimeout(() => void refresh(), 120)
}

const announce = async (id) => {
  const response = await fetch(`/inbox/${id}`)
  if (response.ok) {
    byId("announce").textContent = `New mail: ${(await response.json()).subject}`
  }
}

const connect = () => {
  const live = byId("live")
  const say = (state, words) => {
    live.dataset.state = state
    live.textContent = words
  }
  const events = new EventSource("/inbox/events")
  events.onopen = () => {
    say("on", "Live")
    refreshSoon()
  }
  events.onerror = () => say("off", "Reconnecting")
  events.onmessage = ({ data }) => {
    const change = JSON.parse(data)
    refreshSoon()
    if (change.kind === "accepted") {
      void announce(change.id)
    } else if (change.kind === "reset") {
      location.hash = ""
    } else if (change.id === selectedId()) {
      void showMail(change.id, { keepFrame: true })
    }
  }
}

search.addEventListener("input", refreshSoon)
recipient.addEventListener("change", () => void refresh())
window.addEventListener("hashchange", () => void open())
// Nothing may stand where the first mail is about to be drawn.
void refresh().then(open)
connect()
