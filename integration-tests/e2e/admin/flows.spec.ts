import type { Locator } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import type {
  AdminFlowResponse,
  AdminProductGuideResponse,
  AdminSimulationResponse,
} from "../../../src/types/http"
import {
  type Dashboard,
  accessibilityFindings,
  openDashboard,
  photograph,
} from "./dashboard"

const FLOW = "/flows/thank-you"
const OURS = "[data-post-purchase]"

let dashboard: Dashboard
let product: { id: string; title: string }

beforeAll(async () => {
  dashboard = await openDashboard()
  const answer = await dashboard.page.request.get(
    "/admin/products?limit=1&fields=id,title"
  )
  const { products }: { products: (typeof product)[] } = await answer.json()
  product = products[0]
})

afterEach(() => takeBack())

afterAll(async () => {
  await dashboard?.page.request.delete(
    `/admin/post-purchase/products/${product?.id}/guide`
  )
  await dashboard?.close()
})

const takeBack = () => dashboard.api("POST", FLOW, { enabled: null, overrides: {} })
const readFlow = async () => (await dashboard.api<AdminFlowResponse>("GET", FLOW)).flow
const readGuide = async () =>
  (await dashboard.api<AdminProductGuideResponse>("GET", `/products/${product.id}/guide`))
    .guide
const region = (name: string) => dashboard.page.getByRole("region", { name })
const button = (name: string | RegExp) => dashboard.page.getByRole("button", { name })

async function openFlow(): Promise<void> {
  await dashboard.page.goto("/app/post-purchase/flows/thank-you")
  await dashboard.page.getByRole("heading", { name: "Thank you", level: 1 }).waitFor()
}

async function saveFlow(): Promise<void> {
  await button("Save").click()
  await dashboard.page.getByText("Thank you saved").first().waitFor()
  await button("Save").waitFor({ state: "detached" })
}

/** A step's mail as the preview shows it. */
const previewedSubject = (text: string) =>
  region("Preview").getByText(text).first().waitFor()

async function openGuide(): Promise<Locator> {
  const { page } = dashboard
  await page.goto(`/app/products/${product.id}`)
  await button("Edit guide").click()
  const modal = page.getByRole("dialog", { name: `Guide to ${product.title}` })
  await modal.waitFor()
  return modal
}

describe("the configuration of a flow", () => {
  it("is reached from the list of flows, with the keyboard alone", async () => {
    const { page } = dashboard
    await page.goto("/app/post-purchase/flows")
    const link = page.getByRole("link", { name: "Configure Thank you" })
    await link.waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    await link.focus()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "Thank you", level: 1 }).waitFor()
    await previewedSubject("thank you for choosing")
    expect(await accessibilityFindings(page, OURS)).toEqual([])
  })

  it("keeps delay, hours, conditions and words, and shows the words before they are saved", async () => {
    const { page } = dashboard
    await openFlow()
    await button("Change: Wait").click()
    await page.getByRole("group", { name: "Wait" }).getByLabel("Days").fill("3")
    await button("Change: Days and hours").click()
    await page.getByLabel("Friday").click()

    await button("Change: Conditions").click()
    const conditions = page.getByRole("group", { name: "Conditions", exact: true })
    await conditions.getByLabel("Value").fill("1,5")
    await conditions.getByRole("button", { name: "Add group" }).click()
    const group = conditions.getByRole("group", { name: "group 2" })
    await group.getByLabel("What").click()
    await page.getByRole("option", { name: "Products", exact: true }).click()
    await group.getByLabel("Of these").click()
    await page.getByRole("combobox", { name: "Search" }).fill(product.title)
    await page.getByRole("option", { name: product.title }).click()
    await group.getByText(product.title).waitFor()
    await button("Count past orders").click()
    await conditions.getByText(/\d+ of \d+ orders since .* would match/).waitFor()
    await conditions.getByText(/order total is at least 1.5/).waitFor()

    await page.getByLabel("Subject", { exact: true }).fill("Hello from ")
    await button("Insert store.name").click()
    await previewedSubject("Hello from Lindgren & Roe")
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    expect((await readFlow()).is_customized).toBe(false)

    await saveFlow()
    const { overrides } = await readFlow()
    expect(overrides.steps?.thanks).toEqual({
      delay: { days: 3, hours: 0, minutes: 0 },
      window: { weekdays: [1, 2, 3, 4], from: "09:00", until: "18:00" },
      conditions: {
        match: "all",
        conditions: [
          { attribute: "order_total", operator: "gte", value: 1.5 },
          {
            match: "any",
            conditions: [{ attribute: "product", operator: "in", value: [product.id] }],
          },
        ],
      },
      copy: { en: { subject: "Hello from {{ store.name }}" } },
    })

    await button("Reset: Conditions").click()
    await button("Reset: Subject").click()
    await saveFlow()
    const { steps = {} } = (await readFlow()).overrides
    expect(Object.keys(steps.thanks).sort()).toEqual(["delay", "window"])
  })

  it("lets a sales channel differ, and says what it takes from the store", async () => {
    const { page } = dashboard
    await openFlow()
    await button("Change: Wait").click()
    await page.getByRole("group", { name: "Wait" }).getByLabel("Days").fill("5")
    await page.getByLabel("Settings for").click()
    await page.getByRole("option").nth(1).click()
    await page.getByRole("group", { name: "Wait" }).getByText("5 days").waitFor()
    await button("Change: This flow").click()
    await button("Change: Send this message").click()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    await saveFlow()

    const { enabled_override, overrides, channels } = await readFlow()
    expect(enabled_override).toBeNull()
    expect(overrides.steps?.thanks).toEqual({ delay: { days: 5, hours: 0, minutes: 0 } })
    expect(channels).toHaveLength(1)
    expect(overrides.channels?.[channels[0].id]).toEqual({
      enabled: true,
      steps: { thanks: { enabled: false } },
    })
  })

  it("shows a refusal at its sentence, in its language, and loses nothing", async () => {
    const { page } = dashboard
    await openFlow()
    await page.getByRole("tab", { name: "German" }).click()
    await page
      .getByLabel("Headline", { exact: true })
      .fill("Danke, {{ customer.firstname }}")
    await page.getByRole("tab", { name: "English" }).click()
    await button("Save").click()
    await page
      .getByText(
        "there is no {{ customer.firstname }}; did you mean customer.first_name?"
      )
      .first()
      .waitFor()
    await page.getByRole("tab", { name: "German", selected: true }).waitFor()
    const headline = page.getByLabel("Headline", { exact: true })
    expect(await headline.inputValue()).toBe("Danke, {{ customer.firstname }}")
    expect(await headline.getAttribute("aria-invalid")).toBe("true")
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    expect((await readFlow()).is_customized).toBe(false)

    await headline.fill("Danke, {{ customer.first_name }}")
    await saveFlow()
    expect((await readFlow()).overrides.steps?.thanks?.copy).toEqual({
      de: { headline: "Danke, {{ customer.first_name }}" },
    })
  })

  it("tells that somebody else saved meanwhile, keeps the form, and loads what is saved when asked", async () => {
    const { page } = dashboard
    const says = (subject: string) => ({
      steps: { thanks: { copy: { en: { subject } } } },
    })
    await openFlow()
    const subject = page.getByLabel("Subject", { exact: true })
    await subject.fill("Mine")
    await dashboard.api("POST", FLOW, { overrides: says("Theirs") })
    await button("Save").click()
    const alert = page
      .getByRole("alert")
      .filter({ hasText: "Somebody else saved this flow meanwhile" })
    await alert.getByText("Nothing of yours was saved").waitFor()
    expect(await subject.inputValue()).toBe("Mine")
    expect(await accessibilityFindings(page, `${OURS}, [role=alert]`)).toEqual([])
    await photograph(page, "flow-conflict")
    expect((await readFlow()).overrides).toEqual(says("Theirs"))

    const load = alert.getByRole("button", { name: "Load what is saved" })
    const question = page.getByRole("alertdialog")
    await load.click()
    await question.getByRole("button", { name: "Keep editing" }).click()
    await question.waitFor({ state: "detached" })
    expect(await subject.inputValue()).toBe("Mine")

    // Whoever was faster goes on saving while this person is reading.
    await dashboard.api("POST", FLOW, { overrides: says("Theirs again") })
    await load.click()
    await question.getByRole("button", { name: "Load what is saved" }).click()
    await alert.waitFor({ state: "detached" })
    expect(await subject.inputValue()).toBe("Theirs again")

    await subject.fill("Theirs and mine")
    await saveFlow()
    expect((await readFlow()).overrides).toMatchObject(says("Theirs and mine"))
  })

  it("refuses half a condition at its field, and asks before changes are lost", async () => {
    const { page } = dashboard
    await openFlow()
    await button("Change: Conditions").click()
    await button("Save").click()
    await page.getByText("Enter a number.").waitFor()

    await page.getByRole("link", { name: "Flows", exact: true }).first().click()
    const question = page.getByRole("alertdialog")
    await question.getByRole("button", { name: "Keep editing" }).click()
    await question.waitFor({ state: "detached" })
    await page.getByText("Enter a number.").waitFor()
    await button("Discard changes").click()
    await button("Discard changes").waitFor({ state: "detached" })
    await page.getByRole("link", { name: "Flows", exact: true }).first().click()
    await page.waitForURL("**/app/post-purchase/flows")
  })
})

describe("the simulator", () => {
  it("replays the orders of a period with unsaved changes, and writes nothing", async () => {
    const { page } = dashboard
    await openFlow()
    await button("Change: Wait").click()
    await page.getByRole("group", { name: "Wait" }).getByLabel("Days").fill("0")
    const simulator = region("Simulator")
    await simulator.getByRole("button", { name: "Last 90 days" }).click()
    const asked = page.waitForRequest("**/flows/thank-you/simulate")
    await simulator.getByRole("button", { name: "Simulate" }).click()
    expect((await asked).postDataJSON()).toMatchObject({
      overrides: { steps: { thanks: { delay: { days: 0, hours: 0, minutes: 0 } } } },
    })
    await simulator.getByText("Run with your changes that were not saved then.").waitFor()
    await simulator
      .getByText("The recipient has not agreed to mail of this kind.")
      .waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    expect((await readFlow()).is_customized).toBe(false)
    await button("Discard changes").click()
  })

  it("shows days as bars and as a table, and samples as mails", async () => {
    const { page } = dashboard
    await page.route("**/flows/thank-you/simulate", (route) =>
      route.fulfill({ json: SIMULATION })
    )
    try {
      await openFlow()
      const simulator = region("Simulator")
      await simulator.getByRole("button", { name: "Simulate" }).click()
      await simulator.getByRole("img", { name: "Day by day" }).waitFor()
      await simulator.getByText(/Cut off after 2,000 messages/).waitFor()
      expect(await accessibilityFindings(page, OURS)).toEqual([])
      await simulator.getByRole("button", { name: "Show as table" }).click()
      await simulator.getByRole("row", { name: /Nov 2, 2026 12 3/ }).waitFor()
      expect(await accessibilityFindings(page, OURS)).toEqual([])

      await simulator.getByRole("button", { name: /^Show e-mail: Thank you/ }).click()
      const mail = page.getByRole("dialog")
      await mail.frameLocator("iframe").getByText("We are glad").waitFor()
      expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
      await page.keyboard.press("Escape")
      await mail.waitFor({ state: "detached" })
    } finally {
      await page.unroute("**/flows/thank-you/simulate")
    }
  })

  it("refuses a period that ends before it begins", async () => {
    await openFlow()
    const simulator = region("Simulator")
    await simulator.getByLabel("From").fill("2026-01-10")
    await simulator.getByLabel("Until").fill("2026-01-01")
    await simulator.getByRole("button", { name: "Simulate" }).click()
    await simulator.getByText("Choose a day after the beginning.").waitFor()
  })
})

describe("a product's guide", () => {
  it("is written in two languages and kept", async () => {
    const { page } = dashboard
    await page.goto(`/app/products/${product.id}`)
    await region("Product guide").getByText("No guide yet").waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])

    const modal = await openGuide()
    await modal.getByLabel("How to use it").fill("1. Rinse\n2. Brew")
    await modal.frameLocator("iframe").getByText("Brew", { exact: true }).waitFor()
    await modal.getByRole("button", { name: "Add question" }).click()
    await page.keyboard.type("Dishwasher?")
    await modal.getByLabel("Answer", { exact: true }).fill("By hand, please.")
    await modal.getByText("Add a language").click()
    await page.getByRole("combobox", { name: "Search" }).fill("french")
    await page.getByRole("option", { name: /French/ }).click()
    // It fades, and what fades has no contrast.
    await page.getByRole("combobox", { name: "Search" }).waitFor({ state: "detached" })
    await modal.getByLabel("Care tips").fill("- À la main")
    await modal.getByLabel("Days of supply").fill("30")
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
    await modal.getByRole("button", { name: "Save" }).click()
    await modal.waitFor({ state: "detached" })

    await region("Product guide").getByText("French").waitFor()
    await region("Product guide").getByText("30 days").waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    expect(await readGuide()).toMatchObject({
      texts: {
        en: {
          how_to: "1. Rinse\n2. Brew",
          faq: [{ question: "Dishwasher?", answer: "By hand, please." }],
        },
        fr: { care: "- À la main" },
      },
      days_of_supply: 30,
    })
  })

  it("refuses what is wrong at its field, in its language, and asks before closing", async () => {
    const { page } = dashboard
    const modal = await openGuide()
    await modal.getByRole("tab", { name: "German" }).click()
    await modal.getByRole("button", { name: "Add question" }).click()
    await modal.getByRole("tab", { name: "English" }).click()
    await modal.getByRole("button", { name: "Save" }).click()
    await modal.getByRole("tab", { name: "German", selected: true }).waitFor()
    await modal.getByText("Please fill this in.").first().waitFor()
    await page.keyboard.press("Escape")
    const question = page.getByRole("alertdialog")
    await question.getByRole("button", { name: "Discard changes" }).click()
    await modal.waitFor({ state: "detached" })
    expect(Object.keys((await readGuide())?.texts ?? {}).sort()).toEqual(["en", "fr"])
  })

  it("shows what the server refuses at its field, with everything still there", async () => {
    const { page } = dashboard
    const modal = await openGuide()
    await page.route("**/guide", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            status: 400,
            json: {
              type: "invalid_data",
              message: "video_url: must be an http(s) address",
            },
          })
        : route.fallback()
    )
    try {
      await modal.getByLabel("Video address").fill("https://example.com/video")
      await modal.getByRole("button", { name: "Save" }).click()
      await modal.getByText("must be an http(s) address", { exact: true }).waitFor()
      expect(await modal.getByLabel("Video address").inputValue()).toBe(
        "https://example.com/video"
      )
    } finally {
      await page.unroute("**/guide")
    }
  })

  it("is deleted after a question", async () => {
    const { page } = dashboard
    await page.goto(`/app/products/${product.id}`)
    await region("Product guide").getByRole("button", { name: "More actions" }).click()
    await page.getByRole("menuitem", { name: "Delete guide" }).click()
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Delete for good" })
      .click()
    await region("Product guide").getByText("No guide yet").waitFor()
    expect(await readGuide()).toBeNull()
  })

  it("raised no uncaught error on any page", () => {
    expect(dashboard.errors).toEqual([])
  })
})

const SIMULATION: AdminSimulationResponse = {
  simulation: {
    flow: "thank-you",
    since: "2026-11-01T00:00:00.000Z",
    until: "2026-11-04T00:00:00.000Z",
    time_zone: "Europe/Copenhagen",
    occurrences: 40,
    messages: 40,
    would_send: 30,
    people: 28,
    blocked: [
      {
        reason: "no-consent",
        explained: "The recipient has not agreed to mail of this kind.",
        count: 6,
        details: [{ detail: "nothing was ever said", count: 6 }],
      },
    ],
    not_due_yet: 4,
    by_step: [{ step: "thanks", would_send: 30, blocked: 6, not_due_yet: 4 }],
    by_day: [
      { date: "2026-11-01", sent: 8, blocked: 0 },
      { date: "2026-11-02", sent: 12, blocked: 3 },
      { date: "2026-11-03", sent: 10, blocked: 3 },
    ],
    samples: [
      {
        step: "thanks",
        order: { id: "order_1", display_id: 1 },
        subject: "Thank you",
        html: "<!doctype html><html lang='en'><body><p>We are glad</p></body></html>",
        text: "We are glad",
        due_at: "2026-11-02T09:00:00.000Z",
      },
    ],
    is_complete: false,
    limits: { messages: 2000, seconds: 20, reached: "messages" },
  },
}
