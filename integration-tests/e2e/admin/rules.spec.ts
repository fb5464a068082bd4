import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type {
  AdminMarketingResponse,
  AdminMessageResponse,
  AdminSettingsResponse,
} from "../../../src/types/http"
import { type Dashboard, accessibilityFindings, openDashboard } from "./dashboard"

const SETTINGS = "/app/settings/post-purchase"
const OURS = "[data-post-purchase]"

let dashboard: Dashboard
let before: AdminSettingsResponse["settings"]

beforeAll(async () => {
  dashboard = await openDashboard()
  before = await dashboard.settings()
})

afterAll(async () => {
  const { consent, sending, tracking, attribution, reputation, public_url } = before ?? {}
  await dashboard?.saveSettings({
    consent,
    sending,
    tracking,
    attribution,
    reputation,
    public_url,
  })
  await dashboard?.close()
})

async function openSettings(): Promise<void> {
  await dashboard.page.goto(SETTINGS)
  await dashboard.page.getByRole("heading", { name: "Post-purchase", level: 1 }).waitFor()
}

async function openEditor(name: string): Promise<Locator> {
  await openSettings()
  await dashboard.page.getByRole("button", { name }).click()
  const drawer = dashboard.page.getByRole("dialog", { name })
  await drawer.waitFor()
  return drawer
}

async function save(drawer: Locator): Promise<void> {
  await drawer.getByRole("button", { name: "Save" }).click()
  await drawer.waitFor({ state: "detached" })
}

/** What a mail loads: requests of a sandboxed frame are not seen from the page. */
async function recordRequests() {
  const paths: string[] = []
  const server = createServer((request, response) => {
    paths.push(request.url ?? "")
    response.end()
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  return { paths, url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}

const section = (name: string) => dashboard.page.getByRole("region", { name })

describe("the rules in Settings → Post-purchase", () => {
  it("keeps the consent mode, a channel's own, and the strict countries by name", async () => {
    const { page } = dashboard
    const drawer = await openEditor("Edit consent")
    await drawer.getByRole("radio", { name: /^Soft opt-in/ }).click()
    await drawer.getByRole("button", { name: "Add sales channel" }).click()
    await drawer.getByLabel("Consent mode").last().click()
    await page.getByRole("option", { name: "Double opt-in" }).click()
    await drawer.getByText("Add a country").click()
    await page.getByRole("combobox", { name: "Search" }).fill("austria")
    await page.getByRole("option", { name: /Austria/ }).click()
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
    await save(drawer)

    await openSettings()
    const rows = section("Consent")
    await rows.getByText("Soft opt-in", { exact: true }).waitFor()
    await rows.getByText(/: Double opt-in$/).waitFor()
    await rows.getByText("Germany and Austria").waitFor()
    const { consent } = await dashboard.settings()
    expect(consent.mode).toBe("soft-opt-in")
    expect(Object.values(consent.channels)).toEqual(["double-opt-in"])
    expect(consent.strict_countries).toEqual(["de", "at"])
  })

  it("keeps when and how often, and refuses hours that end before they begin", async () => {
    const { page } = dashboard
    const drawer = await openEditor("Edit when and how often")
    await drawer.getByRole("switch", { name: "Quiet hours" }).click()
    await drawer.getByRole("switch", { name: "Preferred days and hours" }).click()
    await drawer.getByLabel("Monday").click()
    await drawer.getByLabel("From").fill("18:00")
    await drawer.getByLabel("Until").fill("10:00")
    await drawer.getByLabel("E-mails").fill("2")
    await drawer.getByLabel("In days").fill("5")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("Enter a time after the beginning.").waitFor()
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])

    await drawer.getByLabel("From").fill("10:00")
    await drawer.getByLabel("Until").fill("18:30")
    await save(drawer)
    await openSettings()
    const rows = section("When and how often")
    await rows.getByText("Off: e-mails may leave at night").waitFor()
    await rows
      .getByText("Tuesday, Wednesday, Thursday, and Friday, 10:00 to 18:30")
      .waitFor()
    await rows.getByText("2 e-mails in 5 days at most").waitFor()
    expect((await dashboard.settings()).sending).toEqual({
      quiet_hours: null,
      preferred: { weekdays: [2, 3, 4, 5], from: "10:00", until: "18:30" },
      cap: { messages: 2, days: 5 },
    })
  })

  it("keeps what is measured, with the limit of complaints in percent", async () => {
    const { page } = dashboard
    const drawer = await openEditor("Edit measuring")
    await drawer.getByRole("radio", { name: /^In total/ }).click()
    await drawer.getByLabel("Limit in %").fill("0")
    await drawer.getByRole("button", { name: "Add rate" }).click()
    await drawer.getByLabel("1 USD in default currency").fill("0,92")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("Enter a number above 0, up to 100.").waitFor()
    await drawer.getByLabel("Limit in %").fill("0.25")
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
    await save(drawer)

    await openSettings()
    const rows = section("Measuring")
    await rows.getByText("In total", { exact: true }).waitFor()
    await rows.getByText("1 USD = 0.92 default currency").waitFor()
    await rows.getByText(/pauses above 0.25%/).waitFor()
    const { tracking, attribution, reputation } = await dashboard.settings()
    expect(tracking.mode).toBe("aggregate")
    expect(attribution.exchange_rates).toEqual({ usd: 0.92 })
    expect(reputation.complaint_rate).toBe(0.0025)
  })

  it("keeps the public address, and changes the signing key after a question", async () => {
    const { page } = dashboard
    const drawer = await openEditor("Edit links")
    const address = drawer.getByLabel("Public address of this server")
    await address.fill("shop.example")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("Enter an address that starts with https://").waitFor()
    await address.fill("https://api.lindgren-roe.example")
    await save(drawer)
    await section("Links").getByText("https://api.lindgren-roe.example").waitFor()

    await section("Links").getByRole("button", { name: "More actions" }).click()
    await page.getByRole("menuitem", { name: "Change the signing key" }).click()
    const question = page.getByRole("alertdialog")
    await question.getByText(/keep working/).waitFor()
    await question.getByRole("button", { name: "Change the key" }).click()
    await page.getByText("Signing key changed").waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
  })
})

describe("a pause of all marketing", () => {
  it("is begun and ended on the pages, each after a question", async () => {
    const { page } = dashboard
    await page.goto("/app/post-purchase")
    await page.getByRole("button", { name: "More actions" }).click()
    await page.getByRole("menuitem", { name: "Pause marketing" }).click()
    const question = page.getByRole("alertdialog")
    await question.getByRole("button", { name: "Pause marketing" }).click()
    const notice = section("Needs a look")
    await notice.getByText("Marketing is paused", { exact: true }).waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])

    await openSettings()
    await notice.getByRole("button", { name: "Resume" }).click()
    await question.getByRole("button", { name: "Resume" }).click()
    await page.getByText("Marketing e-mails go out again").waitFor()
    await notice.waitFor({ state: "detached" })
    const { marketing } = await dashboard.api<AdminMarketingResponse>("GET", "/marketing")
    expect(marketing.pause).toBeNull()
  })

  it("by complaints says how many, and what keeps marketing from leaving leads to its place", async () => {
    const { page } = dashboard
    const { marketing } = await dashboard.api<AdminMarketingResponse>("GET", "/marketing")
    const answer: AdminMarketingResponse = {
      marketing: {
        ...marketing,
        obstacles: ["public_url"],
        pause: {
          reason: "complaints",
          started_at: new Date().toISOString(),
          detail: { complaints: 4, delivered: 812, threshold: 0.003 },
        },
      },
    }
    await page.route("**/post-purchase/marketing", (route) =>
      route.fulfill({ json: answer })
    )
    try {
      await page.goto("/app/post-purchase/suppressions")
      await page
        .getByText(
          "Marketing is paused: 4 complaints of 812 delivered (0.49%, limit 0.3%)"
        )
        .waitFor()
      await page.getByRole("link", { name: "Enter the public address" }).click()
      await page.waitForURL(`**${SETTINGS}#links`)
      await expect
        .poll(() => page.evaluate("document.activeElement?.getAttribute('aria-label')"))
        .toBe("Edit links")
    } finally {
      await page.unroute("**/post-purchase/marketing")
    }
  })
})

describe("a stored mail that is looked at", () => {
  it("loads no pixel, and its links to the recipient's own pages lead nowhere", async () => {
    const { page } = dashboard
    const [sent] = (await dashboard.sentMessages()).filter(
      ({ order_id, has_content }) => order_id && has_content
    )
    const { message } = await dashboard.api<AdminMessageResponse>(
      "GET",
      `/messages/${sent.id}`
    )
    const server = await recordRequests()
    const html = `<!doctype html><html lang="en"><head><title>x</title></head><body>
      <a id="out" href="${server.url}/post-purchase/unsubscribe/token">Unsubscribe</a>
      <a id="shop" href="${server.url}/shop">Shop</a>
      <img alt="" src="${server.url}/post-purchase/open/token">
      <img alt="A product" src="${server.url}/product.png">
      </body></html>`
    await page.route(`**/messages/${sent.id}`, (route) =>
      route.fulfill({ json: { message: { ...message, html } } })
    )
    try {
      await page.goto(`/app/orders/${sent.order_id}`)
      const item = page.locator(`[data-message="${sent.id}"]`)
      await item.getByRole("button", { name: /^Show e-mail/ }).click()
      const mail = page.getByRole("dialog").frameLocator("iframe")
      await mail.getByText("Shop").waitFor()
      await expect.poll(() => server.paths).toEqual(["/product.png"])
      expect(await mail.locator("#out").getAttribute("href")).toBeNull()
      expect(await mail.locator("#shop").getAttribute("href")).toBe(`${server.url}/shop`)
      expect(await mail.locator("img").count()).toBe(1)
    } finally {
      await page.unroute(`**/messages/${sent.id}`)
      server.close()
    }
  })

  it("raised no uncaught error on any page", () => {
    expect(dashboard.errors).toEqual([])
  })
})
