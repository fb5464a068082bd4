import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { AdminSuppressionsResponse } from "../../../src/types/http"
import { type Dashboard, accessibilityFindings, openDashboard } from "./dashboard"

const OURS = "[data-post-purchase]"
const CSV = `email,reason,detail
gone@old-list.example,hard-bounce,550 5.1.1 user unknown
no-more@old-list.example,unsubscribe,
nobody,manual,
left@old-list.example,hated it,
`

let dashboard: Dashboard

const listed = async (query = "") =>
  (
    await dashboard.api<AdminSuppressionsResponse>(
      "GET",
      `/suppressions?q=old-list.example${query}`
    )
  ).suppressions

beforeAll(async () => {
  dashboard = await openDashboard()
})

afterAll(async () => {
  await dashboard?.close()
})

async function openList(query = ""): Promise<void> {
  await dashboard.page.goto(`/app/post-purchase/suppressions${query}`)
  await dashboard.page.getByRole("heading", { name: "Suppressions", level: 1 }).waitFor()
}

async function chooseAction(name: string): Promise<void> {
  const { page } = dashboard
  await page.getByRole("button", { name: "More actions" }).click()
  await page.getByRole("menuitem", { name, exact: true }).click()
}

describe("Post-purchase → Suppressions", () => {
  it("takes over a file, and names every row that it did not take", async () => {
    const { page } = dashboard
    await openList()
    await chooseAction("Import CSV")
    const drawer = page.getByRole("dialog", { name: "Import CSV" })
    await drawer.getByRole("button", { name: "Import", exact: true }).click()
    await drawer.getByText("Choose a file.").waitFor()

    await drawer.locator("input[type=file]").setInputFiles({
      name: "old-list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(CSV),
    })
    await drawer.getByText("old-list.csv").waitFor()
    await drawer.getByRole("button", { name: "Import", exact: true }).click()
    await drawer.getByText("2 addresses were added. 2 rows could not be read.").waitFor()
    await drawer.getByText("Row 4: nobody").waitFor()
    await drawer.getByText("Row 5: left@old-list.example").waitFor()
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
    await drawer.getByRole("button", { name: "Close" }).first().click()

    await page.getByText("gone@old-list.example").waitFor()
    expect((await listed()).map(({ reason }) => reason).sort()).toEqual([
      "hard-bounce",
      "unsubscribe",
    ])
    expect(await accessibilityFindings(page, OURS)).toEqual([])
  })

  it("adds an address by hand", async () => {
    const { page } = dashboard
    await openList()
    await page.getByRole("button", { name: "Add address" }).click()
    const drawer = page.getByRole("dialog", { name: "Add address" })
    await drawer.getByLabel("E-mail").fill("By.Hand@old-list.example")
    await drawer.getByLabel("Note").fill("Asked for it in the shop.")
    await drawer.getByRole("button", { name: "Add", exact: true }).click()
    await page.getByText("by.hand@old-list.example is suppressed").waitFor()
    await drawer.waitFor({ state: "detached" })
    expect(await listed("&reason[]=manual")).toMatchObject([
      { email: "by.hand@old-list.example", detail: "Asked for it in the shop." },
    ])
  })

  it("shows one reason at a time when asked to", async () => {
    const { page } = dashboard
    await openList("?q=old-list.example")
    await page.getByText("gone@old-list.example").waitFor()
    await page.getByRole("button", { name: "Filter" }).click()
    await page.getByRole("menuitemcheckbox", { name: "Unsubscribed" }).click()
    await page.getByText("gone@old-list.example").waitFor({ state: "detached" })
    await page.getByText("no-more@old-list.example").waitFor()
    expect(new URL(page.url()).searchParams.getAll("reason")).toEqual(["unsubscribe"])
  })

  it("lifts one after a question, and keeps that it was there", async () => {
    const { page } = dashboard
    await openList("?q=old-list.example")
    const lift = page.getByRole("button", { name: /^Lift for gone@old-list\.example/ })
    await lift.click()
    const question = page.getByRole("alertdialog")
    await question.getByText(/did not exist/).waitFor()
    await question.getByRole("button", { name: "Cancel" }).click()
    await question.waitFor({ state: "detached" })
    expect(await listed()).toHaveLength(3)

    await lift.click()
    await question.getByRole("button", { name: "Lift", exact: true }).click()
    await page.getByText("Lifted for gone@old-list.example").waitFor()
    await lift.waitFor({ state: "detached" })
    expect(await listed()).toHaveLength(2)
    expect(await listed("&with_lifted=true")).toHaveLength(3)
  })

  it("hands over the list that holds, as CSV", async () => {
    const { page } = dashboard
    await openList()
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      chooseAction("Export CSV"),
    ])
    const csv = readFileSync(await download.path(), "utf8")
    expect(csv).toContain('"no-more@old-list.example","unsubscribe"')
    expect(csv).not.toContain("gone@old-list.example")
  })

  it("raised no uncaught error on any page", () => {
    expect(dashboard.errors).toEqual([])
  })
})
