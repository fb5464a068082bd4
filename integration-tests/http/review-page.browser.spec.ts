/*
 * The review page in a real browser. With PAGE_PICTURES=<folder> every state is also
 * photographed: phone and desktop, English and German, light and dark.
 */
import { rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { appDir } from "../app/demo/places"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  LOOKS,
  type Look,
  findProblems,
  openBrowser,
  openPage,
  photograph,
} from "./support/page-browser"
import { asked, buy, photo, reviewRows, uploadFolder } from "./support/reviews"

describe("the review page in a browser", () => {
  /** Where the store's file server looks. */
  const uploads = path.join(appDir, "static")
  const folder = uploadFolder()
  let store: TestStore
  let browser: Browser
  let order: Awaited<ReturnType<typeof buy>>
  const problems: string[] = []

  beforeAll(async () => {
    store = await startTestStore({ env: { UPLOAD_DIR: uploads } })
    browser = await openBrowser()
    order = await buy(store, ["LR-HARB-250-BEAN"])
  })
  afterAll(async () => {
    await browser?.close()
    for (const { photos } of store ? await reviewRows(store) : []) {
      for (const { id } of photos as { id: string }[]) {
        rmSync(path.join(uploads, id), { force: true })
      }
    }
    await store?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(LOOKS)(
    "is without a fault: $language, $width px, $colorScheme",
    async (look) => {
      await store.resetLedger()
      const page = await open(look)
      const link = await linkFor(look.language)
      const capture = async (name: string) => {
        await photograph(page, name, look)
        expect(await page.getAttribute("html", "lang"), name).toBe(look.language)
        expect(await findProblems(page), name).toEqual([])
        for (const star of await page.locator(".star").all()) {
          const box = await star.boundingBox()
          expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThan(43)
        }
      }
      await page.goto(link)
      await capture("review")
      await page.goto(`${link}?stars=4`)
      await capture("review-four-stars")
      await page.fill("#title", "x".repeat(121))
      await page.fill("#body", "Mild & round. ".repeat(400))
      await page.setInputFiles("#photos", [chosen("notes.txt", Buffer.from("no photo"))])
      await page.locator("main button").click()
      await capture("review-too-long")
      expect(await page.locator("#title:focus").count()).toBe(1)
      await page.fill("#title", "Round and mild")
      await page.fill(
        "#body",
        "My moka pot has never made better coffee.\n\nI'll be back."
      )
      await page.setInputFiles("#photos", [chosen("notes.txt", Buffer.from("no photo"))])
      await page.locator("main button").click()
      await capture("review-no-photo")
      await page.setInputFiles("#photos", [
        chosen("a.jpg", await photo("jpeg", { width: 300, height: 200 })),
        chosen("b.png", await photo("png", { width: 200, height: 300, seed: 5 })),
      ])
      await page.locator("main button").click()
      await page.waitForURL(/saved=1$/)
      await capture("review-saved")
      await page.locator(".way a").click()
      expect(await page.inputValue("#title")).toBe("Round and mild")
      expect(await page.isChecked("input[value='4']")).toBe(true)
      const loaded = await page.locator(".kept img").evaluateAll(
        // The form is there before its pictures are: decoding waits for each.
        (images: HTMLImageElement[]) =>
          Promise.all(
            images.map(async (image) => {
              image.loading = "eager"
              await image.decode()
              return image.naturalWidth
            })
          )
      )
      expect(loaded).toEqual([300, 200])
      await capture("review-change")
      await page.context().close()
      expect(problems).toEqual([])
    },
    120_000
  )

  it("works with the keyboard alone, without JavaScript", async () => {
    await store.resetLedger()
    const page = await open(
      { language: "en", width: 375, colorScheme: "light" },
      { javaScriptEnabled: false }
    )
    await page.goto(await linkFor("en"))
    // The store's name, then the stars, which are one stop: an arrow moves among them.
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    expect(await page.isChecked("input[value='3']")).toBe(true)
    await page.keyboard.press("Tab")
    await page.keyboard.type("By hand")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Typed")
    // The name, the photos, the button.
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    expect(await page.locator("main button:focus-visible").count()).toBe(1)
    await page.keyboard.press("Enter")
    await page.waitForURL(/saved=1$/)
    expect(await reviewRows(store)).toMatchObject([
      { rating: 3, title: "By hand", body: "Typed", author: "Mara V." },
    ])
    await page.context().close()
  })

  it("tells a screen reader each star's meaning, and what is wrong", async () => {
    await store.resetLedger()
    const page = await open({ language: "de", width: 375, colorScheme: "light" })
    await page.goto(await linkFor("de"))
    const stars = page.getByRole("group", { name: "Wie viele Sterne?" })
    expect(await stars.getByRole("radio").count()).toBe(5)
    await stars.getByRole("radio", { name: "4 Sterne" }).check({ force: true })
    expect(await page.isChecked("input[value='4']")).toBe(true)
    await page.fill("#author", "n".repeat(61))
    await page.locator("main button").click()
    const name = page.getByRole("textbox", { name: "Ihr öffentlicher Name" })
    expect(await name.getAttribute("aria-invalid")).toBe("true")
    const described = (await name.getAttribute("aria-describedby")) ?? ""
    const [, problem = ""] = described.split(" ")
    expect(await page.locator(`#${problem}`).textContent()).toContain("61 Zeichen")
    expect(await page.getByRole("alert").textContent()).toContain("noch nicht gesendet")
    await page.context().close()
  })

  function chosen(name: string, content: Buffer): string {
    const file = path.join(folder, name)
    writeFileSync(file, content)
    return file
  }

  async function linkFor(language: string): Promise<string> {
    const incentive =
      language === "de"
        ? "10 % auf die nächste Bestellung, für jede Bewertung."
        : "10 % off the next order, for any review."
    const { path: pathOf } = await asked(store, order, { locale: language, incentive })
    return `${store.baseUrl}${await pathOf()}`
  }

  const open = (look: Look, more?: { javaScriptEnabled?: boolean }): Promise<Page> =>
    openPage(browser, look, problems, more)
})
