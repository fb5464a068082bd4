/*
 * What customers say, and what is said to one of them, in the dashboard. With
 * ADMIN_PICTURES=<folder> each page is also photographed.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { AdminFollowUpsResponse } from "../../../src/types/http"
import {
  type Dashboard,
  accessibilityFindings,
  openDashboard,
  photograph,
} from "./dashboard"

const OURS = "[data-post-purchase]"

let dashboard: Dashboard
let orderId: string

beforeAll(async () => {
  dashboard = await openDashboard()
  orderId = (await dashboard.sentMessages())[0].order_id ?? ""
})
afterAll(() => dashboard?.close())

const button = (name: string | RegExp) => dashboard.page.getByRole("button", { name })

const capture = (name: string) => photograph(dashboard.page, name)

describe("reviews and surveys in the dashboard", () => {
  it("say what to do while there are none", async () => {
    const { page } = dashboard
    await page.goto("/app/post-purchase/reviews")
    await page.getByRole("heading", { name: "Reviews", level: 1 }).waitFor()
    await page.getByText("No review yet").first().waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    await capture("reviews")

    await page.goto("/app/post-purchase/surveys")
    await page.getByRole("heading", { name: "Surveys", level: 1 }).waitFor()
    await page.getByText("Nobody was invited in this time.").waitFor()
    expect(await accessibilityFindings(page, OURS)).toEqual([])
    await capture("surveys")
    expect(dashboard.errors).toEqual([])
  })

  it("save whom the team is to be told of, and show it again", async () => {
    const { page } = dashboard
    await page.goto("/app/settings/post-purchase")
    await button("Edit surveys").click()
    await page.getByLabel("Tell this address").fill("team@lindgren-roe.example")
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
    await capture("survey-alerts")
    await button("Save").click()
    await page.getByText("team@lindgren-roe.example").first().waitFor()
    expect((await dashboard.settings()).surveys.alert_email).toBe(
      "team@lindgren-roe.example"
    )
  })
})

describe("a personal message", () => {
  it("is written on the order's page beside the mail it becomes, and sent once", async () => {
    const { page } = dashboard
    await page.goto(`/app/orders/${orderId}`)
    await page
      .getByRole("region", { name: "Messages" })
      .getByRole("button", { name: "More actions" })
      .click()
    await page.getByRole("menuitem", { name: "Write to customer" }).click()
    const modal = page.getByRole("dialog", { name: "Write to customer" })
    await modal.waitFor()
    await modal.getByRole("button", { name: "Send" }).click()
    expect(await modal.locator("[aria-invalid=true]").count()).toBeGreaterThan(0)

    await modal.getByLabel("Subject").fill("Your grinder, as promised")
    await modal.getByLabel("Greeting").fill("Hello, thank you for your call.")
    await modal.getByRole("group", { name: "Recap" }).getByRole("button").last().click()
    await modal
      .getByRole("textbox", { name: "Line 1" })
      .fill("Which grind fits your moka pot")
    await modal.getByText("Your grinder, as promised").first().waitFor()
    expect(await accessibilityFindings(page, "[role=dialog]")).toEqual([])
    await capture("follow-up")
    await modal.getByRole("button", { name: "Send" }).click()
    await page.getByText("Your message is on its way").first().waitFor()

    const { follow_ups } = await dashboard.api<AdminFollowUpsResponse>(
      "GET",
      `/follow-ups?order_id=${orderId}`
    )
    expect(follow_ups).toHaveLength(1)
    expect(follow_ups[0]).toMatchObject({
      purpose: "transactional",
      content: {
        subject: "Your grinder, as promised",
        recap: ["Which grind fits your moka pot"],
      },
    })
    await expect
      .poll(
        async () =>
          (await dashboard.sentMessages()).filter(
            ({ flow }) => flow === "personal-follow-up"
          ).length,
        { timeout: 90_000 }
      )
      .toBe(1)
    expect(dashboard.errors).toEqual([])
  })
})
