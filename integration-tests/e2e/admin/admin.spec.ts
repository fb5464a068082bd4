import type { FrameLocator, Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Dashboard, openDashboard, accessibilityFindings } from "./dashboard"

const SETTINGS = "/app/settings/post-purchase"
const OURS = "[data-post-purchase]"

let dashboard: Dashboard

beforeAll(async () => {
  dashboard = await openDashboard()
})

afterAll(async () => {
  await dashboard?.close()
})

const mailIn = (part: Locator): FrameLocator => part.frameLocator("iframe")

async function openSettings(): Promise<void> {
  await dashboard.page.goto(SETTINGS)
  await dashboard.page.getByRole("heading", { name: "Post-purchase", level: 1 }).waitFor()
  await dashboard.page.locator("[data-preview] iframe").waitFor()
}

async function openEditor(name: string): Promise<Locator> {
  await dashboard.page.getByRole("button", { name }).click()
  const dialog = dashboard.page.getByRole("dialog", { name })
  await dialog.waitFor()
  return dialog
}

describe("Settings → Post-purchase", () => {
  it("stands in the settings' sidebar under its name", async () => {
    await openSettings()
    const link = dashboard.page.getByRole("link", { name: "Post-purchase", exact: true })
    expect(await link.first().getAttribute("href")).toBe(SETTINGS)
  })

  it("shows a new brand name in the mail before it is saved, and keeps it once it is", async () => {
    const { page } = dashboard
    const before = await dashboard.settings()
    try {
      await openSettings()
      const editor = await openEditor("Edit brand")
      await editor.getByLabel("Store name").fill("Fjord & Fern")
      await mailIn(editor).getByText("Fjord & Fern").first().waitFor()
      expect((await dashboard.settings()).brand.store_name).toBe(before.brand.store_name)

      await editor.getByRole("button", { name: "Save" }).click()
      await editor.waitFor({ state: "detached" })
      await page.getByText("Brand saved").waitFor()
      const focused = await page.evaluate(
        "document.activeElement?.getAttribute('aria-label')"
      )
      expect(focused).toBe("Edit brand")

      await openSettings()
      const brand = page.getByRole("region", { name: "Brand" })
      await brand.getByText("Fjord & Fern").waitFor()
      const preview = page.getByRole("region", { name: "Preview" })
      await mailIn(preview).getByText("Fjord & Fern").first().waitFor()
    } finally {
      await dashboard.saveSettings({ brand: { store_name: before.brand.store_name } })
    }
  })

  it("refuses a colour that is none, says so at the field, and loses nothing", async () => {
    const before = await dashboard.settings()
    await openSettings()
    const editor = await openEditor("Edit brand")
    await editor.getByLabel("Store name").fill("Kept while it is wrong")
    const accent = editor.getByLabel("Accent", { exact: true })
    await accent.fill("#12345")
    await editor.getByRole("button", { name: "Save" }).click()

    await editor.getByText("Enter a colour like #1a2b3c.").waitFor()
    expect(await accent.getAttribute("aria-invalid")).toBe("true")
    const described = await accent.getAttribute("aria-describedby")
    expect(described).toContain("-error")
    expect(await editor.getByLabel("Store name").inputValue()).toBe(
      "Kept while it is wrong"
    )
    expect((await dashboard.settings()).brand).toEqual(before.brand)

    await dashboard.page.keyboard.press("Escape")
    await dashboard.page.getByRole("button", { name: "Discard changes" }).click()
    await editor.waitFor({ state: "detached" })
  })

  it("refuses an e-mail address that is none", async () => {
    const before = await dashboard.settings()
    await openSettings()
    const drawer = await openEditor("Edit sender")
    const address = drawer.getByLabel("Address")
    await address.fill("nobody")
    await address.press("Enter")

    await drawer.getByText("Enter an e-mail address like hello@example.com.").waitFor()
    expect(await drawer.locator("input:focus").inputValue()).toBe("nobody")
    expect((await dashboard.settings()).sender).toEqual(before.sender)
  })

  it("shows what the server refuses, and keeps the form", async () => {
    const { page } = dashboard
    await openSettings()
    const drawer = await openEditor("Edit sender")
    await page.route("**/admin/post-purchase/settings", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            status: 400,
            json: {
              type: "invalid_data",
              message: "sender.address: is not a verified domain",
            },
          })
        : route.continue()
    )
    const address = drawer.getByLabel("Address")
    await address.fill("hello@example.org")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("is not a verified domain").waitFor()
    expect(await address.inputValue()).toBe("hello@example.org")
    expect(await address.getAttribute("aria-invalid")).toBe("true")
    await page.unroute("**/admin/post-purchase/settings")
  })

  it("switches a flow at once, and back when the server refuses", async () => {
    const { page } = dashboard
    await openSettings()
    const toggle = page.getByRole("switch", { name: "Send Order confirmation" })
    const was = await toggle.getAttribute("aria-checked")
    const other = was === "true" ? "false" : "true"

    await toggle.click()
    await page
      .getByText(`Order confirmation is ${other === "true" ? "on" : "off"}`)
      .waitFor()
    await openSettings()
    expect(await toggle.getAttribute("aria-checked")).toBe(other)

    await page.route("**/flows/order-confirmation", (route) =>
      route.fulfill({
        status: 500,
        json: { type: "unknown_error", message: "the database is down" },
      })
    )
    await toggle.click()
    await page.getByText("the database is down").waitFor()
    expect(await toggle.getAttribute("aria-checked")).toBe(other)
    await page.unroute("**/flows/order-confirmation")

    await toggle.click()
    await page
      .getByText(`Order confirmation is ${was === "true" ? "on" : "off"}`)
      .waitFor()
    expect(await toggle.getAttribute("aria-checked")).toBe(was)
  })

  it("shows the chosen message in the chosen language, as HTML and as text", async () => {
    const { page } = dashboard
    await openSettings()
    const preview = page.getByRole("region", { name: "Preview" })
    await preview.getByLabel("Message").click()
    await page.getByRole("option", { name: "Parcel shipped" }).click()
    await preview.getByLabel("Language").click()
    await page.getByRole("option", { name: "German" }).click()
    await preview.getByText(/Ihre(r)? Bestellung .*unterwegs/).waitFor()
    expect(await mailIn(preview).locator("html").getAttribute("lang")).toMatch(/^de/)

    await preview.getByRole("tab", { name: "Plain text" }).click()
    await preview
      .getByRole("region", { name: "Plain text" })
      .getByText(/Bestellung/)
      .first()
      .waitFor()
  })

  it("has no accessibility findings", async () => {
    const { page } = dashboard
    await openSettings()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    await openEditor("Edit brand")
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
  })
})

describe("Messages of an order", () => {
  async function openOrder(): Promise<Locator> {
    const message = (await dashboard.sentMessages()).find(
      ({ order_id, has_content }) => order_id && has_content
    )
    if (!message) {
      throw new Error("the store has no order with a sent message")
    }
    await dashboard.page.goto(`/app/orders/${message.order_id}`)
    const messages = dashboard.page.getByRole("region", { name: "Messages" })
    await messages.locator(`[data-message="${message.id}"]`).waitFor()
    return messages
  }

  it("opens a sent mail as the customer saw it, without scripts", async () => {
    const { page } = dashboard
    const messages = await openOrder()
    const sent = messages.locator("[data-state=sent]").first()
    await sent.getByRole("button", { name: /^Show e-mail/ }).click()

    const viewer = page.getByRole("dialog")
    const frame = viewer.locator("iframe")
    await frame.waitFor()
    expect(await frame.getAttribute("sandbox")).toBe("")
    expect((await mailIn(viewer).locator("body").innerText()).length).toBeGreaterThan(50)

    await viewer.getByRole("tab", { name: "Headers & tags" }).click()
    await viewer.getByText("message_id").waitFor()
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])

    await page.keyboard.press("Escape")
    await viewer.waitFor({ state: "detached" })
    const focused = await page.evaluate(
      "document.activeElement?.getAttribute('aria-label')"
    )
    expect(focused).toMatch(/^Show e-mail/)
  })

  it("asks for what a parcel report lacks", async () => {
    const { page } = dashboard
    const messages = await openOrder()
    await messages.getByRole("button", { name: "More actions" }).click()
    await page.getByRole("menuitem", { name: "Report parcel status" }).click()
    const drawer = page.getByRole("dialog", { name: "Report parcel status" })
    await drawer.waitFor()
    const delayed = drawer.getByRole("radio", { name: /Delayed/ })
    await drawer.getByText("Nothing is on its way").or(delayed).first().waitFor()
    if (await delayed.isVisible()) {
      await delayed.click()
      await drawer.getByRole("button", { name: "Report" }).click()
      await drawer.getByText("Please fill this in.").first().waitFor()
    }
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
  })

  it("has no accessibility findings", async () => {
    await openOrder()
    expect(await accessibilityFindings(dashboard.page, OURS)).toEqual([])
  })

  it("raised no uncaught error on any page", () => {
    expect(dashboard.errors).toEqual([])
  })
})
