/*
 * The page of a survey in a real browser. With PAGE_PICTURES=<folder> every state is also
 * photographed: phone and desktop, English and German, light and dark.
 */
import { mkdirSync } from "node:fs"
import path from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import { findProblems, openBrowser } from "./support/page-browser"
import { freshAddress } from "./support/public-pages"
import { ageAnswer, answers, invite } from "./support/surveys"

const PICTURES = process.env.PAGE_PICTURES
/** What a finger needs (WCAG 2.5.5), but for a scale whose numbers stand side by side (2.5.8). */
const FINGER = 44
const IN_A_SCALE = 24

type Look = { language: "en" | "de"; width: number; colorScheme: "light" | "dark" }

const EVERY_LOOK: Look[] = (["en", "de"] as const).flatMap((language) =>
  [375, 1280].flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme) => ({ language, width, colorScheme }))
  )
)
// Both of each, at the narrowest window there is and at the widest.
const LOOKS: Look[] = PICTURES
  ? EVERY_LOOK
  : [
      { language: "de", width: 320, colorScheme: "dark" },
      { language: "en", width: 375, colorScheme: "light" },
      { language: "en", width: 1280, colorScheme: "light" },
    ]

describe("the page of a survey in a browser", () => {
  let store: TestStore
  let browser: Browser
  const problems: string[] = []

  beforeAll(async () => {
    store = await startTestStore()
    browser = await openBrowser()
    await store.resetLedger()
    await store.admin.send("POST", "/admin/post-purchase/settings", {
      brand: { store_name: "Linde & Salz" },
    })
    if (PICTURES) {
      mkdirSync(PICTURES, { recursive: true })
    }
  })
  afterAll(async () => {
    await browser?.close()
    await store?.stop()
  })

  it.each(LOOKS)(
    "is without a fault: $language, $width px, $colorScheme",
    async (look) => {
      const page = await open(look)
      const capture = async (name: string) => {
        if (PICTURES) {
          const file = `survey-${name}-${look.language}-${look.width}-${look.colorScheme}.png`
          await page.screenshot({ path: path.join(PICTURES, file), fullPage: true })
        }
        expect(await page.getAttribute("html", "lang"), name).toBe(look.language)
        expect(await findProblems(page), name).toEqual([])
        expect(await tooSmall(page), name).toEqual([])
      }
      const nps = await invite(store, { locale: look.language })
      await page.goto(store.baseUrl + nps.path)
      await capture("nps")
      await page.locator("main button").click()
      await capture("nps-without-number")
      await page.goto(`${store.baseUrl}${nps.path}?score=9`)
      await capture("nps-filled-in")
      await page.fill("#comment", "x".repeat(2001))
      await page.locator("main button").click()
      await capture("nps-too-many-words")
      expect(await page.inputValue("#comment")).toHaveLength(2001)
      await page.fill("#comment", "Schnell geliefert.\nUnd gut verpackt.")
      await page.locator("main button").click()
      await page.waitForURL(/saved=1/)
      await capture("nps-answered")
      await ageAnswer(store, nps.messageId, "8 days")
      await page.reload()
      await capture("nps-closed")

      const csat = await invite(store, { flow: "csat-survey", locale: look.language })
      await page.goto(`${store.baseUrl}${csat.path}?score=4`)
      await capture("csat-filled-in")
      await page.locator("main button").click()
      await page.waitForURL(/saved=1/)
      await capture("csat-answered")
      await page.context().close()
      expect(problems).toEqual([])
    },
    180_000
  )

  it("takes one key from the mail to the answer, and others to change it, without JavaScript", async () => {
    const page = await open(
      { language: "en", width: 375, colorScheme: "light" },
      { javaScriptEnabled: false }
    )
    const { messageId, path: address } = await invite(store)
    await page.goto(`${store.baseUrl}${address}?score=8`)
    expect(await page.locator("input[value='8']:focus").count()).toBe(1)
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await page.waitForURL(/saved=1/)
    expect(await page.locator("h1:focus").textContent()).toContain("Thank you")
    expect(await answers(store, messageId)).toMatchObject([{ score: 9, comment: null }])
    // The chosen number, then the words, then the button.
    for (const key of ["Tab", "ArrowLeft", "Tab", "Slow?", "Tab", "Enter"]) {
      await (key === "Slow?" ? page.keyboard.type(key) : page.keyboard.press(key))
    }
    await expect
      .poll(async () => (await answers(store, messageId))[0])
      .toMatchObject({ score: 8, comment: "Slow?" })
    await page.context().close()
  })

  it("says what a number means to who cannot see it", async () => {
    const page = await open({ language: "en", width: 1280, colorScheme: "light" })
    const { path: address } = await invite(store)
    await page.goto(store.baseUrl + address)
    const scale = page.getByRole("group", {
      name: "From 0, not at all likely, to 10, extremely likely",
    })
    expect(await scale.getByRole("radio").count()).toBe(11)
    await scale.getByRole("radio", { name: "10", exact: true }).check()
    expect(await page.isChecked("#score-10")).toBe(true)
    const csat = await invite(store, { flow: "csat-survey" })
    await page.goto(store.baseUrl + csat.path)
    expect(await page.getByRole("radio", { name: "5 Very satisfied" }).count()).toBe(1)
    await page.context().close()
  })

  /** Points of the scale that a finger would miss. */
  async function tooSmall(page: Page): Promise<string[]> {
    const found: string[] = []
    for (const point of await page.locator(".point").all()) {
      const box = await point.boundingBox()
      if (!box || box.height < FINGER || box.width < IN_A_SCALE) {
        found.push(`${await point.textContent()}: ${box?.width} × ${box?.height}`)
      }
    }
    return found
  }

  async function open(
    { language, width, colorScheme }: Look,
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
    // A style that the policy refuses, a script, an error: each is said on the console.
    page.on("console", (message) => {
      if (!/status of 4\d\d/.test(message.text())) {
        problems.push(message.text())
      }
    })
    page.on("pageerror", (error) => problems.push(error.message))
    return page
  }
})
