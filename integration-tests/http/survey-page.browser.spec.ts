/*
 * The page of a survey in a real browser. With PAGE_PICTURES=<folder> every state is also
 * photographed: phone and desktop, English and German, light and dark.
 */
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  LOOKS,
  type Look,
  findProblems,
  openBrowser,
  openPage,
  photograph,
} from "./support/page-browser"
import { ageAnswer, answers, invite } from "./support/surveys"

/** What a finger needs (WCAG 2.5.5), but for a scale whose numbers stand side by side (2.5.8). */
const FINGER = 44
const IN_A_SCALE = 24

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
        await photograph(page, `survey-${name}`, look)
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

  const open = (look: Look, more?: { javaScriptEnabled?: boolean }): Promise<Page> =>
    openPage(browser, look, problems, more)
})
