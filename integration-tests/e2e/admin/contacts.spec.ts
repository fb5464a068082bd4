import { readFileSync } from "node:fs"
import type { Download, Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import type {
  AdminContactExport,
  AdminContactResponse,
  AdminContactsResponse,
} from "../../../src/types/http"
import { adminLogin, createShopper } from "../../support/store-client"
import { type Dashboard, accessibilityFindings, openDashboard } from "./dashboard"

const OURS = "[data-post-purchase]"
const EMAIL = "wishes@example.com"
const WORDING = "Asked on the phone on 12 March, said yes to surveys."

let dashboard: Dashboard
let contactId: string

const findContacts = async () =>
  (
    await dashboard.api<AdminContactsResponse>(
      "GET",
      `/contacts?email=${encodeURIComponent(EMAIL)}`
    )
  ).contacts

beforeAll(async () => {
  dashboard = await openDashboard()
  await placeOrder()
  await vi.waitFor(async () => expect(await findContacts()).toHaveLength(1), {
    timeout: 90_000,
    interval: 500,
  })
  contactId = (await findContacts())[0].id
})

afterAll(async () => {
  await dashboard?.close()
})

/** Somebody who ordered, and said nothing. */
async function placeOrder(): Promise<void> {
  const { E2E_ADMIN_URL: baseUrl = "", E2E_ADMIN_EMAIL: email = "" } = process.env
  const password = process.env.E2E_ADMIN_PASSWORD ?? ""
  const admin = await adminLogin({ baseUrl, email, password })
  const shopper = createShopper({ baseUrl, publishableKey: await admin.publishableKey() })
  const [product] = await shopper.products()
  await shopper.placeOrder({
    email: EMAIL,
    items: [{ sku: product.variants?.[0].sku ?? "" }],
    address: {
      first_name: "Wilma",
      last_name: "Hess",
      address_1: "Lindenstraße 4",
      city: "Berlin",
      postal_code: "10969",
      country_code: "de",
    },
  })
}

async function openContact(): Promise<void> {
  await dashboard.page.goto(`/app/post-purchase/contacts/${contactId}`)
  await dashboard.page.getByRole("heading", { name: EMAIL, level: 1 }).waitFor()
}

async function chooseAction(name: string): Promise<void> {
  const { page } = dashboard
  const header = page.getByRole("region", { name: EMAIL })
  await header.getByRole("button", { name: "More actions" }).click()
  await page.getByRole("menuitem", { name, exact: true }).click()
}

async function choose(field: Locator, option: string): Promise<void> {
  await field.click()
  await dashboard.page.getByRole("option", { name: option, exact: true }).click()
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8")
}

describe("Post-purchase → Contacts", () => {
  it("stands in the sidebar, and finds a person by a part of the address", async () => {
    const { page } = dashboard
    await page.goto("/app/orders")
    await page.getByRole("link", { name: "Post-purchase", exact: true }).first().click()
    await page.getByRole("heading", { name: "Contacts", level: 1 }).waitFor()
    await page.getByLabel("Search by e-mail").fill("WISHES@exam")
    await page.waitForURL(/q=WISHES/)
    await expect.poll(() => page.locator("tbody tr").count()).toBe(1)
    expect(await accessibilityFindings(page, OURS)).toEqual([])

    await page.getByRole("link", { name: EMAIL }).click()
    await page.waitForURL(`**/post-purchase/contacts/${contactId}`)
    await page.getByRole("heading", { name: EMAIL, level: 1 }).waitFor()
  })

  it("says when nobody matches", async () => {
    await dashboard.page.goto("/app/post-purchase?q=nobody-of-that-name")
    await dashboard.page.getByText("Nothing matches.").waitFor()
  })

  it("records a yes only with how the store knows of it", async () => {
    const { page } = dashboard
    await openContact()
    await page.getByRole("button", { name: "Edit wishes" }).click()
    const drawer = page.getByRole("dialog", { name: "Edit wishes" })
    await choose(drawer.getByLabel("Surveys"), "Change to yes")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("Say how you know that the person agreed.").waitFor()
    expect((await findContacts())[0].consents.surveys).toBeNull()
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])

    await drawer.getByLabel("How do you know?").fill(WORDING)
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.waitFor({ state: "detached" })
    await page.getByText("Wishes saved").waitFor()

    const log = page.getByRole("region", { name: "Consent log" })
    await log.getByText(WORDING).waitFor()
    await log.getByText("Your team").waitFor()
    const { contact } = await dashboard.api<AdminContactResponse>(
      "GET",
      `/contacts/${contactId}`
    )
    expect(contact.consents.surveys).toBe("granted")
    expect(contact.consent_log).toMatchObject([
      { topic: "surveys", source: "admin", wording: WORDING },
    ])
    expect(contact.consent_log[0].actor_id).toMatch(/^user_/)
    expect(await accessibilityFindings(page, OURS)).toEqual([])
  })

  it("saves how often the person wants to be written to", async () => {
    const { page } = dashboard
    await openContact()
    await page.getByRole("button", { name: "Edit contact" }).click()
    const drawer = page.getByRole("dialog", { name: "Edit contact" })
    await choose(drawer.getByLabel("How often"), "Once a month at most")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.waitFor({ state: "detached" })
    const header = page.getByRole("region", { name: EMAIL })
    await header.getByText("Once a month at most").waitFor()
    expect((await findContacts())[0].frequency).toBe("monthly")
  })

  it("hands over everything that is kept, as a file that does not name the person", async () => {
    const { page } = dashboard
    await openContact()
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      chooseAction("Export all data"),
    ])
    expect(download.suggestedFilename()).toBe(`${contactId}.json`)
    const data = JSON.parse(await textOf(download)) as AdminContactExport
    expect(data.email).toBe(EMAIL)
    expect(JSON.stringify(data.tables.post_purchase_consent)).toContain(WORDING)
  })

  it("shows the person on the customer's page, found by the address of a guest", async () => {
    const { page } = dashboard
    const answer = await page.request.get(`/admin/customers?q=${EMAIL}`)
    const { customers }: { customers: { id: string; has_account: boolean }[] } =
      await answer.json()
    expect(customers[0].has_account).toBe(false)
    await page.goto(`/app/customers/${customers[0].id}`)
    const widget = page.getByRole("region", { name: "Post-purchase" })
    await widget.getByText("Order confirmation").first().waitFor()
    await widget.getByText("Surveys").first().waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    await widget.getByRole("link", { name: "Open contact" }).click()
    await page.waitForURL(`**/post-purchase/contacts/${contactId}`)
  })

  it("erases a person only once the address is typed", async () => {
    const { page } = dashboard
    await openContact()
    await chooseAction("Erase")
    const drawer = page.getByRole("dialog", { name: "Erase this person?" })
    await drawer.getByLabel(`Type ${EMAIL} to confirm`).fill("somebody@example.com")
    await drawer.getByRole("button", { name: "Erase for good" }).click()
    await drawer.getByText(`This is not ${EMAIL}.`).waitFor()
    expect(await findContacts()).toHaveLength(1)
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])

    await drawer.getByLabel(`Type ${EMAIL} to confirm`).fill(EMAIL)
    await drawer.getByRole("button", { name: "Erase for good" }).click()
    await page.getByText("The person is erased").waitFor()
    await page.waitForURL("**/app/post-purchase")
    expect(await findContacts()).toEqual([])

    await page.goto(`/app/post-purchase/contacts/${contactId}`)
    await page.getByText("This could not be loaded.").waitFor()
  })

  it("raised no uncaught error on any page", () => {
    expect(dashboard.errors).toEqual([])
  })
})
