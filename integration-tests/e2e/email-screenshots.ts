/*
 * Renders every template in a real browser: 600 and 375 pixels, light and dark,
 * English and German, and checks each with axe. Ends with code 1 on a violation.
 *
 *   node --require ts-node/register/transpile-only integration-tests/e2e/email-screenshots.ts <folder> [part of a name]
 */
import { mkdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { chromium, type Page } from "playwright-core"
import { awkwardOrders } from "../../emails/fixtures/awkward-orders"
import { halfmoonBrand, lindeBrand } from "../../emails/fixtures/brands"
import { fixtureMails, type FixtureMail } from "../../emails/fixtures/mails"
import { dollarGuestOrder, euroOrder, hugeOrder } from "../../emails/fixtures/orders"
import { renderTemplate } from "../../emails/render-template"
import { productPicture } from "./email-pictures"

type Shot = { name: string; mail: FixtureMail }

// A mail is a guest in the mail client's page: that page brings the landmarks.
const RULES_OFF = ["region", "landmark-one-main"]

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

/** One mail of each shape, for the orders that break shapes. */
const SHAPES: readonly string[] = [
  "order-confirmation",
  "order-shipped",
  "thank-you",
  "usage-tips",
  "review-request",
]

async function main(): Promise<void> {
  const [folder, filter = ""] = process.argv.slice(2)
  if (!folder) {
    throw new Error("give the folder for the pictures as the first argument")
  }
  mkdirSync(folder, { recursive: true })
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  let violations = 0
  let pictures = 0

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [600, 375]) {
      const page = await browser.newPage({
        viewport: { width: width === 600 ? 680 : 375, height: 800 },
        colorScheme,
      })
      await page.route("**/*", (route) =>
        route.fulfill({
          contentType: "image/svg+xml",
          body: productPicture(route.request().url()),
        })
      )
      for (const { name, mail } of shots().filter((shot) => shot.name.includes(filter))) {
        const file = `${name}-${width}-${colorScheme}.png`
        await page.setContent(mail.render(renderTemplate).html, { waitUntil: "load" })
        await page.screenshot({ path: path.join(folder, file), fullPage: true })
        pictures += 1
        const overflow = await page.evaluate(
          "document.documentElement.scrollWidth - innerWidth"
        )
        const problems = await audit(page, axe)
        if (Number(overflow) > 0) {
          problems.push(`wider than the window by ${String(overflow)} px`)
        }
        problems.forEach((problem) => console.error(`${file}: ${problem}`))
        violations += problems.length
      }
      await page.close()
    }
  }
  await browser.close()
  const names = shots().filter((shot) => shot.name.includes(filter))
  const templates = new Set(names.map(({ mail }) => mail.key))
  console.log(
    `${templates.size} templates, ${names.length} mails, ${pictures} pictures in ${folder}, each checked with axe and for its width: ${violations} problems`
  )
  process.exitCode = violations ? 1 : 0
}

function shots(): Shot[] {
  const languages = ["en-GB", "de-DE"].flatMap((locale) =>
    fixtureMails(euroOrder, lindeBrand, locale).map((mail) => ({
      name: `${mail.name}-${locale.slice(0, 2)}`,
      mail,
    }))
  )
  const few = ({ key }: FixtureMail) => SHAPES.includes(key)
  const { arabic, htmlInjection, longNames, noImages, oneWordName, twelveItems } =
    awkwardOrders
  const special: [string, FixtureMail[]][] = [
    ["guest-us", fixtureMails(dollarGuestOrder, halfmoonBrand, "en-US")],
    ["huge", fixtureMails(hugeOrder, lindeBrand, "de-DE").filter(few)],
    ["rtl", fixtureMails(arabic, lindeBrand, "en", "rtl")],
    ["injection", fixtureMails(htmlInjection, halfmoonBrand, "en").filter(few)],
    ["long-names", fixtureMails(longNames, lindeBrand, "de-DE").filter(few)],
    ["one-word-name", fixtureMails(oneWordName, lindeBrand, "en-GB")],
    ["no-images", fixtureMails(noImages, halfmoonBrand, "en-US").filter(few)],
    ["twelve-items", fixtureMails(twelveItems, lindeBrand, "de-DE").filter(few)],
  ]
  return [
    ...languages,
    ...special.flatMap(([kind, mails]) =>
      mails.map((mail) => ({ name: `${kind}-${mail.name}`, mail }))
    ),
  ]
}

async function audit(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe)
  const options = Object.fromEntries(RULES_OFF.map((rule) => [rule, { enabled: false }]))
  const found: unknown = await page.evaluate(
    `axe.run(document, { rules: ${JSON.stringify(options)} }).then(({ violations }) =>
      violations.map((v) => v.id + ": " + v.help + " at " + v.nodes.map((n) => n.target.join(" ") + " " + (n.any[0] ? n.any[0].message : "")).slice(0, 3).join(" | ")))`
  )
  return Array.isArray(found) ? found.map(String) : []
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
