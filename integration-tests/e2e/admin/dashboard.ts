import { readFileSync } from "node:fs"
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

  const api = "/admin/post-purchase"
  return {
    page,
    errors,
    settings: async () => {
      const answer = await context.request.get(`${api}/settings`)
      return ((await answer.json()) as AdminSettingsResponse).settings
    },
    saveSettings: async (data) => {
      const answer = await context.request.post(`${api}/settings`, { data })
      if (!answer.ok()) {
        throw new Error(`settings were refused: ${await answer.text()}`)
      }
    },
    sentMessages: async () => {
      const answer = await context.request.get(`${api}/messages?state[]=sent&limit=20`)
      return ((await answer.json()) as AdminMessagesResponse).messages
    },
    close: () => browser.close(),
  }
}

/**
 * Serious and critical findings of axe, in our own parts of the page only. The pale parts of
 * an empty date are those of Medusa's own date picker.
 */
export async function seriousFindings(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"))
  // Evaluated as text: it runs in the page, where axe is a global.
  const results = await page.evaluate<AxeResults>(
    `axe.run({ include: ${JSON.stringify(selector)}, exclude: "[role=spinbutton]" }, { iframes: false, resultTypes: ["violations"] })`
  )
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

function requireEnv(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(
      `${name} is not set: these tests need a running store with the plugin`
    )
  }
  return value
}
