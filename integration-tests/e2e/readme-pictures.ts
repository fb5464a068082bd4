/*
 * Takes the README's pictures from a running demo (npm run demo).
 *
 *   node --require ts-node/register/transpile-only integration-tests/e2e/readme-pictures.ts
 */
import { join } from "node:path"
import { type Page, chromium } from "playwright-core"
import { adminAccount } from "../app/src/seed/shop"
import { adminLogin } from "../support/store-client"

const STORE = process.env.STORE_URL ?? "http://localhost:9000"
const INBOX = process.env.INBOX_URL ?? "http://localhost:4010"
const FOLDER = join(__dirname, "pictures")
const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium"

type Mail = {
  id: string
  html: string
  subject: string
  tags: { name: string; value: string }[]
}

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
  try {
    const answer = await fetch(`${INBOX}/_fake/emails`)
    const { emails }: { emails: Mail[] } = await answer.json()
    const open = (width: number, height: number, colorScheme: "light" | "dark") =>
      browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1 })

    for (const [step, scheme] of [
      ["confirm", "light"],
      ["shipped", "light"],
      ["delivered", "dark"],
    ] as const) {
      const mail = emails.find(({ tags }) => tags.some(({ value }) => value === step))
      if (mail) {
        const page = await open(640, 900, scheme)
        await page.setContent(mail.html, { waitUntil: "networkidle" })
        await picture(page, `mail-${step}`, { fullPage: true })
      }
    }
    const inbox = await open(1280, 800, "light")
    await inbox.goto(`${INBOX}/`, { waitUntil: "load" })
    await inbox.waitForTimeout(1000)
    await inbox.keyboard.press("j")
    await inbox.waitForTimeout(1500)
    await picture(inbox, "inbox")

    const admin = await open(1440, 1280, "light")
    await admin.goto(`${STORE}/app/login`)
    await admin.fill("input[name=email]", adminAccount.email)
    await admin.fill("input[name=password]", adminAccount.password)
    await admin.click("button[type=submit]")
    await admin.waitForURL(/\/app\/(?!login)/)
    await admin.goto(`${STORE}/app/settings/post-purchase`)
    await admin.waitForTimeout(4000)
    await picture(admin, "admin-settings", { fullPage: false })
    const staff = await adminLogin({ baseUrl: STORE, ...adminAccount })
    const [order] = await staff.orders()
    await admin.goto(`${STORE}/app/orders/${order.id}`)
    await admin.waitForTimeout(4000)
    await picture(admin, "admin-order")
  } finally {
    await browser.close()
  }
}

async function picture(
  page: Page,
  name: string,
  { fullPage = false }: { fullPage?: boolean } = {}
): Promise<void> {
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
