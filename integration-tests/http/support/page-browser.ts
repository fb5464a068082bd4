import { readFileSync } from "node:fs"
import type { AxeResults } from "axe-core"
import { type Browser, type Page, chromium } from "playwright-core"

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
