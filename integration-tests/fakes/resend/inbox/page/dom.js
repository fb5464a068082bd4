const SVG = "http://www.w3.org/2000/svg"

/**
 * Everything on the page is made here, by nodes and text, never by HTML
 * strings: what a mail says about itself is not to be trusted either.
 */
export const el = (tag, props = {}, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) {
        node.addEventListener(type, listener)
      }
    } else if (name.startsWith("aria-") && typeof value === "boolean") {
      node.setAttribute(name, String(value))
    } else if (value === true) {
      node.setAttribute(name, "")
    } else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, String(value))
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined))
  return node
}

export const icon = (path) => {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 20 20")
  svg.setAttribute("aria-hidden", "true")
  const shape = document.createElementNS(SVG, "path")
  shape.setAttribute("d", path)
  svg.append(shape)
  return svg
}

export const person = (address) => {
  const named = /^(.*)<([^<>]+)>\s*$/.exec(address)
  const email = (named ? named[2] : address).trim()
  const name = named ? named[1].trim().replace(/^"(.*)"$/, "$1") : ""
  return { name: name || email, email }
}

export const avatar = (address) => {
  const { name, email } = person(address)
  const initials = name
    .split(/[\s@._-]+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join("")
  const hue = [...email].reduce(
    (sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360,
    7
  )
  const node = el("span", { class: "avatar", "aria-hidden": "true" }, initials || "?")
  node.style.setProperty("--hue", hue)
  return node
}

const chip = ({ name, value }) =>
  el("span", { class: "chip" }, el("span", { class: "chip-name" }, name), value)

export const chips = (tags, most = tags.length) =>
  tags.length === 0
    ? null
    : el(
        "span",
        { class: "chips" },
        tags.slice(0, most).map(chip),
        tags.length > most
          ? el("span", { class: "chip more" }, `+${tags.length - most}`)
          : null
      )

const EVENT_WORDS = {
  queued: "Queued",
  scheduled: "Scheduled",
  sent: "Sent",
  delivered: "Delivered",
  delivery_delayed: "Delayed",
  bounced: "Bounced",
  complained: "Complaint",
  opened: "Opened",
  clicked: "Clicked",
  failed: "Failed",
  suppressed: "Suppressed",
}

export const eventWord = (event) => EVENT_WORDS[event] ?? event

export const status = (event) =>
  el("span", { class: "status", "data-event": event }, eventWord(event))

const sameDay = (a, b) => a.toDateString() === b.toDateString()

export const shortTime = (iso) => {
  const date = new Date(iso)
  const now = new Date()
  if (sameDay(date, now)) {
    return date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })
  }
  const style =
    date.getFullYear() === now.getFullYear()
      ? { day: "numeric", month: "short" }
      : { day: "numeric", month: "short", year: "numeric" }
  return date.toLocaleDateString([], style)
}

export const longTime = (iso) =>
  new Date(iso).toLocaleString([], { dateStyle: "medium", timeStyle: "medium" })
