import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { describe, expect, it } from "vitest"
import { POST_PURCHASE_MODULE } from "../../../src/modules/post-purchase"
import type PostPurchaseService from "../../../src/modules/post-purchase/service"
import { MIGRATIONS } from "./support/ledger-database"
import { plannedMessage } from "./support/rows"

/** Each save has one of its own. */
const version: unknown = expect.any(Number)

moduleIntegrationTestRunner<PostPurchaseService>({
  moduleName: POST_PURCHASE_MODULE,
  resolve: resolve(__dirname, "../../../src/modules/post-purchase"),
  pathToMigrations: MIGRATIONS,
  moduleOptions: {
    settings: { sender: { name: "From options" }, default_locale: "de" },
    dispatch: { lanes: 2 },
  },
  testSuite: ({ service }) => {
    describe("the ledger as Medusa loads it", () => {
      it("has the store's options over the defaults", () => {
        expect(service.options.dispatch).toMatchObject({ lanes: 2, batch_size: 100 })
      })

      it("lays the admin's settings over the options, and the options over the defaults", async () => {
        expect(await service.getSettings()).toMatchObject({
          sender: { name: "From options", address: null },
          default_locale: "de",
          time_zone: "UTC",
        })
        const saved = await service.saveSettings({
          sender: { name: null, address: "hi@example.com" },
          time_zone: "Europe/Berlin",
        })
        expect(saved).toMatchObject({
          sender: { name: null, address: "hi@example.com" },
          default_locale: "de",
          time_zone: "Europe/Berlin",
        })
        expect(await service.getSettings()).toEqual(saved)
      })

      it("plans under ids of its own, once for a key", async () => {
        const { id: _id, ...message } = plannedMessage("order_1")
        const [planned] = await service.plan([message])
        expect(planned.id).toMatch(/^ppmsg_[0-9A-Z]{26}$/)
        expect(await service.plan([message])).toEqual([])
        const listed = await service.listMessages({ order_id: "order_1" })
        expect(listed).toHaveLength(1)
        expect(listed[0]).toMatchObject({
          id: planned.id,
          state: "scheduled",
          channel: "email",
        })
      })

      it("does not plan again what was soft-deleted through Medusa", async () => {
        const { id: _id, ...message } = plannedMessage("order_1")
        const [planned] = await service.plan([message])
        await service.softDeleteMessages([planned.id])
        expect(await service.listMessages({})).toEqual([])
        expect(await service.plan([message])).toEqual([])
      })

      it("switches flows, the last word winning", async () => {
        expect(await service.getFlowSettings()).toEqual(new Map())
        await service.saveFlowSettings("shipping-update", { enabled: false })
        await service.saveFlowSettings("order-confirmation", { enabled: false })
        await service.saveFlowSettings("order-confirmation", { enabled: true })
        expect(await service.getFlowSettings()).toEqual(
          new Map([
            ["shipping-update", { enabled: false, overrides: {}, version }],
            ["order-confirmation", { enabled: true, overrides: {}, version }],
          ])
        )
      })

      it("keeps a flow's switch and its overrides apart, and takes a switch back", async () => {
        const overrides = { steps: { thanks: { delay: { days: 2 } } } }
        await service.saveFlowSettings("thank-you", { overrides })
        expect((await service.getFlowSettings()).get("thank-you")).toEqual({
          enabled: null,
          overrides,
          version,
        })
        await service.saveFlowSettings("thank-you", { enabled: true })
        await service.saveFlowSettings("thank-you", { overrides: {} })
        expect((await service.getFlowSettings()).get("thank-you")).toEqual({
          enabled: true,
          overrides: {},
          version,
        })
        await service.saveFlowSettings("thank-you", { enabled: null })
        expect((await service.getFlowSettings()).get("thank-you")?.enabled).toBeNull()
      })

      it("records a shipment's report once, and another date as another report", async () => {
        const delay = {
          order_id: "order_1",
          fulfillment_id: "ful_1",
          status: "delayed",
          estimated_delivery: "2026-12-01",
          reason: "Snow",
        } as const
        const first = await service.reportShipment(delay)
        expect(first).toEqual({ id: expect.stringMatching(/^ppship_/), isNew: true })
        expect(await service.reportShipment({ ...delay, reason: "Ice" })).toEqual({
          id: first.id,
          isNew: false,
        })
        const second = await service.reportShipment({
          ...delay,
          estimated_delivery: "2026-12-02",
        })
        expect(second.isNew).toBe(true)
        const reports = await service.listShipmentReports(
          {},
          { order: { estimated_delivery: "ASC" } }
        )
        expect(reports.map(({ reason }) => reason)).toEqual(["Snow", "Snow"])
        expect(reports[0].reported_at).toBeInstanceOf(Date)
      })

      it("starts its jobs at the installation, and never moves them back", async () => {
        const installed = await service.installedAt()
        expect(Math.abs(Date.now() - installed.getTime())).toBeLessThan(60_000)
        expect(await service.seenUntil("reconcile:shipped")).toEqual(installed)
        const later = new Date(installed.getTime() + 1000)
        await service.advanceCursor("reconcile:shipped", later)
        await service.advanceCursor("reconcile:shipped", installed)
        expect(await service.seenUntil("reconcile:shipped")).toEqual(later)
      })

      it("resolves nothing that is not unknown or failed", async () => {
        const { id: _id, ...message } = plannedMessage("order_1")
        const [{ id }] = await service.plan([message])
        expect(await service.resolveUnknown([id, "ppmsg_none"], true)).toEqual([])
        expect(await service.resolveUnknown([id], false)).toEqual([])
      })
    })
  },
})
