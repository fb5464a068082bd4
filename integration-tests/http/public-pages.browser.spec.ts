/*
 * The public pages in a real browser. With PAGE_PICTURES=<folder> every page and state is also
 * photographed: phone and desktop, English and German, light and dark.
 */
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TokenUse } from "../../src/signing/token"
import { type TestStore, startTestStore } from "../support/test-store"
import {
  LOOKS,
  type Look,
  findProblems,
  openBrowser,
  openPage,
  photograph,
} from "./support/page-browser"
import { knownContact, sentMail, signFor } from "./support/public-pages"

const DAY_MS = 86_400_000

describe("the public pages in a browser", () => {
  let store: TestStore
  let browser: Browser
  const problems: string[] = []

  beforeAll(async () => {
    store = await startTestStore()
    browser = await openBrowser()
    await store.resetLedger()
    await store.admin.send("POST", "/admin/post-purchase/settings", {
      public_url: store.baseUrl,
      consent: { mode: "double-opt-in" },
    })
  })
  afterAll(async () => {
    await browser?.close()
    await store?.stop()
  })

  it.each(LOOKS)(
    "are without a fault: $language, $width px, $colorScheme",
    async (look) => {
      const page = await open(look)
      const visit = async (name: string, address: string) => {
        await page.goto(address)
        await capture(name)
      }
      const capture = async (name: string) => {
        await photograph(page, name, look)
        expect(await page.getAttribute("html", "lang"), name).toBe(look.language)
        expect(await findProblems(page), name).toEqual([])
      }
      const mail = await links(look.language)

      await visit("unsubscribe", mail.unsubscribe)
      await page.locator("button[value=topic]").click()
      await capture("unsubscribed-topic")
      await page.goto(mail.unsubscribe)
      await page.locator("button[value=all]").click()
      await capture("unsubscribed")
      await page.locator(".way a").click()
      await capture("preferences-after-unsubscribing")

      await visit("preferences", mail.preferences)
      await page.getByRole("checkbox").first().check()
      await page.locator("#topic-tracking").check()
      await page.selectOption("#pause", "1-month")
      await page.locator("button[value=save]").click()
      await capture("preferences-saved")
      await page.locator("button[value=leave]").click()
      await capture("preferences-left")

      await visit("confirm", mail.confirm)
      await page.locator("main button").click()
      await capture("confirmed")
      await visit("nothing-to-confirm", mail.confirm)

      await visit("ask-for-link", `${store.baseUrl}/post-purchase/preferences`)
      await page
        .locator("form")
        .evaluate((form: HTMLFormElement) => (form.noValidate = true))
      await page.fill("#email", "marlene")
      await page.locator("main button").click()
      await capture("ask-for-link-refused")
      await page.fill("#email", "marlene@example.com")
      await page.locator("main button").click()
      await capture("link-sent")

      await visit("invalid", `${mail.unsubscribe}x`)
      await visit("expired", mail.expired)
      for (let turn = 0; turn < 31; turn += 1) {
        await page.request.get(`${mail.unsubscribe}x`)
      }
      await visit("too-many", `${mail.unsubscribe}x`)
      await page.context().close()
      expect(problems).toEqual([])
    },
    120_000
  )

  it("work with the keyboard alone, without JavaScript", async () => {
    const page = await open(
      { language: "en", width: 375, colorScheme: "light" },
      { javaScriptEnabled: false }
    )
    const { preferences } = await links("en")
    await page.goto(preferences)
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key)
      }
    }
    // The store's name, then the first topic.
    await press("Tab", "Tab", "Space")
    // Four more topics, measurement, how often.
    await press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "ArrowDown")
    // Pause, language, save.
    await press("Tab", "Tab", "Tab")
    expect(await page.locator("button[value=save]:focus-visible").count()).toBe(1)
    await press("Enter")
    await page.waitForURL(/saved=1/)
    expect(await page.locator("[role=status]:focus").textContent()).toContain("saved")
    expect(await page.isChecked("#topic-tips")).toBe(true)
    expect(await page.isChecked("#topic-offers")).toBe(false)
    expect(await page.inputValue("#frequency")).toBe("weekly")
    await page.context().close()
  })

  it("let the whole row of a topic be pressed", async () => {
    const page = await open({ language: "de", width: 320, colorScheme: "light" })
    await page.goto((await links("de")).preferences)
    const row = page.locator(".choice").nth(2)
    const box = await row.boundingBox()
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 3, (box?.y ?? 0) + 3)
    expect(await row.locator("input[type=checkbox]").isChecked()).toBe(true)
    await page.context().close()
  })

  it("show where the focus is, in both schemes", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open({ language: "en", width: 1280, colorScheme })
      await page.goto((await links("en")).preferences)
      const seen = new Set<string>()
      for (let turn = 0; turn < 14; turn += 1) {
        await page.keyboard.press("Tab")
        const style: unknown = await page.evaluate(
          `(() => { const e = document.activeElement; const s = getComputedStyle(e);
             return e === document.body ? "" : s.outlineStyle + " " + s.outlineWidth })()`
        )
        seen.add(String(style))
      }
      expect([...seen].filter(Boolean)).toEqual(["solid 3px"])
      await page.context().close()
    }
  })

  const open = (look: Look, more?: { javaScriptEnabled?: boolean }): Promise<Page> =>
    openPage(browser, look, problems, more)

  /** The links of somebody's mails. */
  async function links(language: "en" | "de") {
    const email = `marlene.${Math.random().toString(36).slice(2)}@example.com`
    const { messageId, contactId } = await sentMail(store, {
      email,
      locale: language,
      contactLocale: language,
    })
    const asked = await somebodyWhoAsked(`asked-${email}`, language)
    const unsure = await somebodyWhoAsked(`unsure-${email}`, language)
    const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
    const url = async (page: string, use: TokenUse, subject: string, days?: number) => {
      const expiresAt = days === undefined ? {} : { expiresAt: inDays(days) }
      const token = await signFor(store, { use, subject, ...expiresAt })
      return `${store.baseUrl}/post-purchase/${page}/${token}`
    }
    return {
      unsubscribe: await url("unsubscribe", TokenUse.UNSUBSCRIBE, messageId),
      preferences: await url("preferences", TokenUse.PREFERENCES, unsure, 1),
      confirm: await url("confirm", TokenUse.CONFIRM, asked, 1),
      expired: await url("preferences", TokenUse.PREFERENCES, contactId, -1),
    }
  }

  /** Two topics wait for the confirmation. */
  async function somebodyWhoAsked(email: string, language: string): Promise<string> {
    await store.sql.query(
      `insert into post_purchase_consent (id, email, topic, action, source, occurred_at, wording)
       select 'ppcst_' || topic || $1, $1, topic, 'requested', 'storefront', now(), 'Yes'
       from unnest(array['tips', 'offers']) as topic`,
      [email]
    )
    return knownContact(store, email, language)
  }
})
