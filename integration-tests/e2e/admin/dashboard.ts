import { readFileSync } from "node:fs"
import path from "node:path"
import type { AxeResults } from "axe-core"
import { type Browser, type Page, chromium } from "playwright-core"
import type {
  AdminMessagesResponse,
  AdminSettingsResponse,
} from "../../../src/types/http"

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium"
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** A dashboard in a real browser, logged in as the store's staff. */
export type Dashboard = {
  page: Page
  /** What went wrong on the page so far: uncaught errors, with their text. */
  errors: string[]
  settings(): Promise<AdminSettingsResponse["settings"]>
  saveSettings(change: object): Promise<void>
  sentMessages(): Promise<AdminMessagesResponse["messages"]>
  /** Asks the plugin's admin API as the staff. */
  api<Answer>(method: "GET" | "POST", path: string, data?: object): Promise<Answer>
  close(): Promise<void>
}

/** Logs in through the login page. */
export async function openDashboard(): Promise<Dashboard> {
  const baseURL = requireEnv("E2E_ADMIN_URL")
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: FLAGS,
  })
  const context = await browser.newContext({
    baseURL,
    locale: "en-US",
    viewport: { width: 1440, height: 1000 },
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(error.message))

  await page.goto("/app/login")
  await page.locator("input[name=email]").fill(requireEnv("E2E_ADMIN_EMAIL"))
  await page.locator("input[name=password]").fill(requireEnv("E2E_ADMIN_PASSWORD"))
  await page.locator("button[type=submit]").click()
  await page.waitForURL((url) => !url.pathname.endsWith("/login"))

  const api: Dashboard["api"] = async (method, path, data) => {
    const answer = await context.request.fetch(`/admin/post-purchase${path}`, {
      method,
      data,
    })
    if (!answer.ok()) {
      throw new Error(`${method} ${path} was refused: ${await answer.text()}`)
    }
    return answer.json()
  }
  return {
    page,
    errors,
    api,
    settings: async () => (await api<AdminSettingsResponse>("GET", "/settings")).settings,
    saveSettings: async (data) => {
      await api("POST", "/settings", data)
    },
    sentMessages: async () =>
      (await api<AdminMessagesResponse>("GET", "/messages?state[]=sent&limit=20"))
        .messages,
    close: () => browser.close(),
  }
}

/** Keeps a picture of the page in the folder of ADMIN_PICTURES, when there is one. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.ADMIN_PICTURES
  if (folder) {
    await page.screenshot({ path: path.join(folder, `${name}.png`) })
  }
}

/** Findings in components of `@medusajs/ui` that take no name or colour from us. */
const MEDUSAS_OWN = [
  // The pale parts of an empty date.
  "[role=spinbutton]",
  // The magnifying glass of a search field.
  "input[type=search] + [role=img]",
]

/** Findings of axe, of any weight, in our own parts of the page. */
export async function accessibilityFindings(
  page: Page,
  selector: string
): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"))
  // A button that fades from disabled to enabled has a colour of neither for a moment.
  await page.evaluate(FADED)
  const context = JSON.stringify({
    include: selector,
    exclude: MEDUSAS_OWN.map((own) => [own]),
  })
  // Evaluated as text: it runs in the page, where axe is a global.
  const results = await page.evaluate<AxeResults>(
    `axe.run(${context}, { iframes: false, resultTypes: ["violations"] })`
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)
  )
}

/** Evaluated as text in the page: waits for whatever moves and comes to an end. */
const FADED = `Promise.allSettled(
  document
    .getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)
)`

function requireEnv(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(
      `${name} is not set: these tests need a running store with the plugin`
    )
  }
  return value
}
