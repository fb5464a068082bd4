import { mkdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { AxeResults } from "axe-core"
import { type Browser, type Page, chromium } from "playwright-core"
import { freshAddress } from "./public-pages"

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
/** What a finger needs (WCAG 2.5.5). */
const FINGER = 44

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: FLAGS })

/** What axe finds, every rule and every impact, and what is wrong with the layout. */
export async function findProblems(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"))
  const { violations } = await page.evaluate<AxeResults>("axe.run(document)")
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ""}`).join(" | ")}`
  )
  const overflow = Number(
    await page.evaluate("document.documentElement.scrollWidth - innerWidth")
  )
  if (overflow > 0) {
    found.push(`wider than the window by ${overflow} px`)
  }
  for (const target of await page
    .locator("button, select, input[type=email], .choice, .way a")
    .all()) {
    const box = await target.boundingBox()
    if (!box || box.height < FINGER || box.width < FINGER) {
      found.push(
        `too small for a finger: ${await target.evaluate((node) => node.outerHTML)}`
      )
    }
  }
  return found
}

/** Where every state of a page is photographed, by the environment: `PAGE_PICTURES=<folder>`. */
const PICTURES = process.env.PAGE_PICTURES

/** How a page is looked at. */
export type Look = { language: "en" | "de"; width: number; colorScheme: "light" | "dark" }

const EVERY_LOOK: Look[] = (["en", "de"] as const).flatMap((language) =>
  [375, 1280].flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme) => ({ language, width, colorScheme }))
  )
)

/** Phone and desktop, English and German, light and dark for pictures; else both of each, at the narrowest window there is and at the widest. */
export const LOOKS: Look[] = PICTURES
  ? EVERY_LOOK
  : [
      { language: "de", width: 320, colorScheme: "dark" },
      { language: "en", width: 1280, colorScheme: "light" },
    ]

/** Photographs a page where pictures are wanted. */
export async function photograph(page: Page, name: string, look: Look): Promise<void> {
  if (PICTURES) {
    mkdirSync(PICTURES, { recursive: true })
    const file = `${name}-${look.language}-${look.width}-${look.colorScheme}.png`
    await page.screenshot({ path: path.join(PICTURES, file), fullPage: true })
  }
}

/**
 * A page of a visitor with an address of their own.
 *
 * @param problems - emptied, and then told what goes wrong on the page: a style that the policy
 *   refuses, a script, an error
 */
export async function openPage(
  browser: Browser,
  { language, width, colorScheme }: Look,
  problems: string[],
  more: { javaScriptEnabled?: boolean } = {}
): Promise<Page> {
  const context = await browser.newContext({
    ...more,
    locale: language === "de" ? "de-DE" : "en-GB",
    viewport: { width, height: width < 600 ? 720 : 800 },
    colorScheme,
    extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
  })
  const page = await context.newPage()
  problems.length = 0
  page.on("console", (message) => {
    if (!/status of 4\d\d/.test(message.text())) {
      problems.push(message.text())
    }
  })
  page.on("pageerror", (error) => problems.push(error.message))
  return page
}
