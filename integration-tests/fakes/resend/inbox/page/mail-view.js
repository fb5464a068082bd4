import { avatar, chips, el, eventWord, icon, longTime, person, status } from "/dom.js"
import { TABS } from "/mail-tabs.js"

const ICONS = {
  back: "M12 4 6 10l6 6",
  wide: "M2.5 4h15v9.5h-15zM7 16.5h6",
  phone: "M6 2.5h8v15H6zM9 15h2",
  light:
    "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 2v1.5M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100",
  dark: "M16 12A6.500 6.500 0 0 1 8 4a6.500 6.500 0 1 0 8 8Z",
  open: "M11.500 3.500h5v5M16 4l-7 7M14.500 11.500v4h-10v-10h4",
  save: "M10 3v9M6.500 8.800 10 12.300l3.500-3.500M4 16.500h12",
}
const SIMULATED = ["delivered", "opened", "clicked", "bounced", "complained"]
const pane = document.getElementById("pane")
const systemDark = matchMedia("(prefers-color-scheme: dark)")

let shown = null
const view = { tab: "html", width: "wide", scheme: systemDark.matches ? "dark" : "light" }
systemDark.addEventListener("change", () => {
  view.scheme = systemDark.matches ? "dark" : "light"
  if (shown) {
    render(shown)
  }
})

const toggle = (name, options) =>
  el(
    "div",
    { class: "toggle", role: "group", "aria-label": name },
    options.map(({ key, label, field }) =>
      el(
        "button",
        {
          type: "button",
          title: label,
          "aria-label": label,
          "aria-pressed": view[field] === key,
          on: {
            click: () => {
              view[field] = key
              render(shown)
            },
          },
        },
        icon(ICONS[key])
      )
    )
  )

const pickTab = (key, focus) => {
  view.tab = key
  render(shown)
  if (focus) {
    document.getElementById(`tab-${key}`)?.focus()
  }
}

const tabs = () =>
  el(
    "div",
    {
      class: "tabs",
      role: "tablist",
      "aria-label": "Views of the mail",
      on: {
        keydown: (event) => {
          const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
          if (by) {
            const at = TABS.findIndex(({ key }) => key === view.tab)
            pickTab(TABS[(at + by + TABS.length) % TABS.length].key, true)
          }
        },
      },
    },
    TABS.map(({ key, label }) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${key}`,
          "aria-selected": view.tab === key,
          "aria-controls": "tab-body",
          tabindex: view.tab === key ? 0 : -1,
          on: { click: () => pickTab(key, false) },
        },
        label
      )
    )
  )

const emit = (email, event) => {
  const link = /href="(https?:[^"]+)"/i.exec(email.html ?? "")?.[1]
  return fetch("/_fake/events", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ emailId: email.id, type: `email.${event}`, link }),
  })
}

const simulate = (email) => {
  const menu = el("details", { class: "menu" }, el("summary", {}, "Simulate"))
  menu.append(
    el(
      "div",
      { class: "menu-items" },
      SIMULATED.map((event) =>
        el(
          "button",
          {
            type: "button",
            on: {
              click: () => {
                menu.open = false
                void emit(email, event)
              },
            },
          },
          eventWord(event)
        )
      )
    )
  )
  return menu
}

const heading = (email) => {
  const { name, email: address } = person(email.from)
  return el(
    "header",
    { class: "mail-head" },
    el(
      "div",
      { class: "mail-title" },
      el(
        "a",
        { href: "#", class: "icon-button back", "aria-label": "Back to the list" },
        icon(ICONS.back)
      ),
      el("h2", { dir: "auto" }, email.subject),
      status(email.lastEvent)
    ),
    el(
      "div",
      { class: "mail-people" },
      avatar(email.from),
      el(
        "div",
        { class: "mail-who" },
        el(
          "div",
          { class: "mail-from" },
          el("strong", { dir: "auto" }, name),
          name === address ? null : el("span", { class: "quiet" }, address)
        ),
        el("div", { class: "quiet", dir: "auto" }, `to ${email.to.join(", ")}`)
      ),
      el(
        "time",
        { class: "quiet", datetime: email.acceptedAt },
        longTime(email.acceptedAt)
      )
    ),
    chips(email.tags)
  )
}

const tools = (email) =>
  el(
    "div",
    { class: "tools" },
    view.tab === "html" && email.html
      ? [
          toggle("Width", [
            { key: "wide", label: "Desktop width", field: "width" },
            { key: "phone", label: "Phone width", field: "width" },
          ]),
          toggle("Colours", [
            { key: "light", label: "Light", field: "scheme" },
            { key: "dark", label: "Dark", field: "scheme" },
          ]),
          el(
            "a",
            {
              class: "icon-button",
              href: `/inbox/${email.id}/html`,
              target: "_blank",
              rel: "noopener",
              title: "Open in a new tab",
              "aria-label": "Open in a new tab",
            },
            icon(ICONS.open)
          ),
        ]
      : [],
    el(
      "a",
      {
        class: "icon-button",
        href: `/inbox/${email.id}/eml`,
        title: "Download as .eml",
        "aria-label": "Download as .eml",
      },
      icon(ICONS.save)
    ),
    simulate(email)
  )

const render = (email) => {
  // A pressed button is made anew, and would lose the keyboard's place.
  const focused = pane.contains(document.activeElement)
    ? document.activeElement.getAttribute("aria-label")
    : null
  const { body } = TABS.find(({ key }) => key === view.tab)
  pane.replaceChildren(
    heading(email),
    el("div", { class: "bar" }, tabs(), tools(email)),
    el(
      "div",
      {
        class: "body",
        id: "tab-body",
        role: "tabpanel",
        "aria-labelledby": `tab-${view.tab}`,
      },
      body(email, view)
    )
  )
  if (focused) {
    pane.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus()
  }
}

/** `keepFrame` renews the heading only, so that an event does not reload what is being read. */
export const showMail = async (id, { keepFrame = false } = {}) => {
  const response = await fetch(`/inbox/${id}`)
  if (!response.ok) {
    shown = null
    pane.replaceChildren(
      el(
        "div",
        { class: "blank" },
        el("h2", {}, "This mail is gone"),
        el("p", {}, "It was never here, or the inbox was emptied since."),
        el("a", { href: "#", class: "button" }, "Back to the list")
      )
    )
    return
  }
  shown = await response.json()
  if (keepFrame && pane.querySelector(".mail-head") && view.tab !== "headers") {
    pane.querySelector(".mail-head").replaceWith(heading(shown))
    return
  }
  render(shown)
}

export const showEmpty = (inboxIsEmpty) => {
  shown = null
  const code = `new Resend("re_fake_key", {\n  baseUrl: "${location.origin}",\n})`
  pane.replaceChildren(
    el(
      "div",
      { class: "blank" },
      el("img", { src: "/favicon.ico", alt: "", width: 56, height: 56 }),
      el("h2", {}, inboxIsEmpty ? "Waiting for the first mail" : "Choose a mail to read"),
      el(
        "p",
        {},
        inboxIsEmpty
          ? "Nothing sent here leaves this machine. Point a Resend client at this address:"
          : "Nothing sent here left this machine."
      ),
      inboxIsEmpty ? el("pre", {}, code) : null
    )
  )
}
