import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type {
  AdminConditionCountResponse,
  AdminFlowDetail,
  AdminFlowResponse,
  AdminFlowsResponse,
  AdminPreviewResponse,
} from "../../src/types/http"
import { type TestStore, startTestStore } from "../support/test-store"
import { consentPast, daysAgo, installBefore, placePast } from "./support/past-orders"
import { installPlanGate, type PlanGate } from "./support/plan-gate"
import { recordPurchases } from "./support/purchases"
import { refused } from "./support/refused"
import { planMessages } from "./support/workflows"

const api = "/admin/post-purchase"

describe("the configuration of flows", () => {
  let store: TestStore
  let gate: PlanGate
  let channels: { id: string; name: string }[]

  beforeAll(async () => {
    store = await startTestStore()
    gate = await installPlanGate(store)
    const answer = await get<{ sales_channels: { id: string; name: string }[] }>(
      "/admin/sales-channels"
    )
    channels = answer.sales_channels
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    await store.resetLedger()
    await gate.reset()
    await post(`${api}/settings`, {
      sending: { quiet_hours: null, preferred: null, cap: null },
    })
  })

  it("tells how a flow runs while nobody has changed it", async () => {
    const { flows } = await get<AdminFlowsResponse>(`${api}/flows`)
    expect(flows.find(({ key }) => key === "thank-you")).toMatchObject({
      enabled: false,
      enabled_by_default: false,
      is_customized: false,
      steps: [
        {
          key: "thanks",
          about: "order",
          purpose: "marketing",
          triggers: ["order-placed"],
          once_per_days: null,
        },
      ],
    })
    const flow = await detail()
    expect(flow).toMatchObject({
      enabled: false,
      enabled_override: null,
      overrides: {},
      channels: [],
    })
    const [step] = flow.steps
    expect(step).toMatchObject({
      defaults: { delay_seconds: 86_400, expires_seconds: 7 * 86_400 },
      config: {
        enabled: true,
        delay_seconds: 86_400,
        expires_seconds: 7 * 86_400,
        window: null,
        conditions: null,
        conditions_explained: null,
        copy: {},
        incentive: null,
      },
      channel_configs: {},
    })
    expect(step.copy?.section).toBe("thank-you")
    expect(step.copy?.built_in.de.headline).toMatch(/Dank/)
    expect(Object.keys(step.copy?.built_in.en ?? {})).toContain("subject")
    expect(step.copy?.variables).toContain("customer.first_name")
    expect(await refused(detail("thank-me"))).toMatchObject({ status: 404 })
  })

  it("lays the channel over the store and the store over the file, field by field", async () => {
    const [{ id, name }] = channels
    const overrides = {
      steps: {
        thanks: {
          delay: { days: 2 },
          copy: { en: { subject: "Thanks", headline: "Thank you" } },
          conditions: {
            match: "all",
            conditions: [
              { attribute: "order_total", operator: "gte", value: 50 },
              {
                match: "any",
                conditions: [
                  { attribute: "country", operator: "in", value: ["de", "at"] },
                  { attribute: "first_order", operator: "is", value: true },
                ],
              },
            ],
          },
        },
      },
      channels: {
        [id]: {
          enabled: true,
          steps: {
            thanks: { delay: { hours: 3 }, copy: { en: { subject: "Thanks a lot" } } },
          },
        },
      },
    }
    const { flow } = await post<AdminFlowResponse>(`${api}/flows/thank-you`, {
      overrides,
    })
    expect(flow).toMatchObject({
      enabled: false,
      is_customized: true,
      overrides,
      channels: [{ id, name, enabled: true }],
    })
    const [{ config, channel_configs }] = flow.steps
    expect(config).toMatchObject({
      delay_seconds: 2 * 86_400,
      expires_seconds: 8 * 86_400,
      copy: { en: { subject: "Thanks", headline: "Thank you" } },
      conditions_explained:
        "order total is at least 50 and (country is one of de, at or it is the first order)",
    })
    expect(channel_configs[id]).toMatchObject({
      delay_seconds: 3 * 3600,
      copy: { en: { subject: "Thanks a lot", headline: "Thank you" } },
      conditions: overrides.steps.thanks.conditions,
    })

    // The switch alone leaves the overrides, and the overrides alone the switch.
    expect(await save({ enabled: true })).toMatchObject({ enabled: true, overrides })
    expect(await save({ overrides: {} })).toMatchObject({
      enabled_override: true,
      overrides: {},
      is_customized: false,
    })
    expect(await save({ enabled: null })).toMatchObject({
      enabled: false,
      enabled_override: null,
    })
  })

  it("refuses all that would never hold at once, and stores nothing of it", async () => {
    await post(`${api}/settings`, {
      sending: { quiet_hours: { from: "21:00", until: "08:00" } },
    })
    await save({ overrides: { steps: { thanks: { delay: { days: 3 } } } } })
    const answer = await refused(
      save({
        enabled: true,
        overrides: {
          steps: {
            thnaks: { enabled: false },
            thanks: {
              delay: { days: 3 },
              expires_after: { days: 2 },
              window: { weekdays: [1], from: "06:00", until: "08:00" },
              copy: {
                en: { subject: "Hi {{ customer.firstname }}", hedline: "x" },
                de: { body: "{% if order.total %}" },
              },
              incentive: { code: "NO-SUCH-CODE", text: { en: "10 % off" } },
            },
          },
          channels: { sc_nowhere: { enabled: false } },
        },
      })
    )
    expect(answer.status).toBe(400)
    expect(answer.reason.replace("Invalid request: ", "").split("; overrides.")).toEqual([
      "overrides.steps.thnaks: thank-you has no step thnaks; did you mean thanks?",
      "steps.thanks.expires_after: it would expire after 2 days and be due after 3 days; make expires_after longer than the delay",
      "steps.thanks.window: the store's quiet hours from 21:00 until 08:00 cover it entirely, so that nothing would ever leave; choose other hours, or change the quiet hours under Settings → Post-purchase",
      "steps.thanks.incentive.code: there is no promotion NO-SUCH-CODE; create it under Promotions first, or name one that exists",
      "steps.thanks.copy.en.subject, line 1, column 7: there is no {{ customer.firstname }}; did you mean customer.first_name?",
      "steps.thanks.copy.en.hedline: there is no sentence hedline; did you mean headline?",
      "steps.thanks.copy.de.body, line 1, column 1: tag {% if order.total %} not closed",
      "channels.sc_nowhere: there is no sales channel sc_nowhere; leave it out, or name one of the store's",
    ])
    expect(await detail()).toMatchObject({
      enabled: false,
      overrides: { steps: { thanks: { delay: { days: 3 } } } },
    })
  })

  it.each([
    ["nothing at all", {}, /say what to change/],
    ["a field that there is not", { on: true }, /on/],
    [
      "a delay of half a day",
      { overrides: { steps: { thanks: { delay: { days: 0.5 } } } } },
      /overrides\.steps\.thanks\.delay\.days: /,
    ],
    [
      "a window that ends before it begins",
      {
        overrides: {
          steps: { thanks: { window: { weekdays: [1], from: "12:00", until: "10:00" } } },
        },
      },
      /overrides\.steps\.thanks\.window: from must be before until/,
    ],
    [
      "a condition of another type",
      {
        overrides: {
          steps: {
            thanks: {
              conditions: {
                match: "all",
                conditions: [{ attribute: "order_total", operator: "in", value: 5 }],
              },
            },
          },
        },
      },
      /overrides\.steps\.thanks\.conditions\.conditions\.0\.operator: /,
    ],
  ])("refuses %s", async (_name, body, reason) => {
    const answer = await refused(save(body))
    expect(answer.status).toBe(400)
    expect(answer.reason).toMatch(reason)
  })

  it("takes the code of a promotion that exists", async () => {
    const { promotions } = await get<{ promotions: { code: string }[] }>(
      "/admin/promotions"
    )
    const incentive = { code: promotions[0].code, text: { en: "A thank-you for you" } }
    expect(
      (await save({ overrides: { steps: { thanks: { incentive } } } })).steps[0].config
    ).toMatchObject({ incentive })
  })

  it("previews overrides that are not saved, and stores nothing of them", async () => {
    const [{ id }] = channels
    await save({
      overrides: { steps: { thanks: { copy: { en: { subject: "Saved" } } } } },
    })
    const order = await placePast(store, daysAgo(1), {
      email: "mara@example.com",
      sales_channel_id: id,
    })
    const subject = async (more: object) => {
      const { preview } = await post<AdminPreviewResponse>(`${api}/preview`, {
        flow: "thank-you",
        step: "thanks",
        order_id: order,
        locale: "en",
        ...more,
      })
      return preview.subject
    }
    const trying = { copy: { en: { subject: "Hi {{ customer.first_name }}, tried" } } }
    expect(await subject({})).toBe("Saved")
    expect(await subject({ overrides: trying })).toBe("Hi Mara, tried")
    expect(await subject({ overrides: { enabled: false } })).toMatch(/^Mara, thank you/)
    expect(await subject({ sales_channel_id: id, overrides: { enabled: true } })).toBe(
      "Saved"
    )
    expect(await subject({ sales_channel_id: id, overrides: trying })).toBe(
      "Hi Mara, tried"
    )
    expect(
      await refused(
        subject({ overrides: { copy: { en: { subject: "{{ order.id }}" } } } })
      )
    ).toEqual({
      status: 400,
      reason: expect.stringMatching(
        /^Invalid request: overrides\.steps\.thanks\.copy\.en\.subject, line 1, column 4: there is no {{ order\.id }}; /
      ),
    })
    expect((await detail()).overrides).toEqual({
      steps: { thanks: { copy: { en: { subject: "Saved" } } } },
    })
  })

  it("greets nobody with a gap where a name should be", async () => {
    await save({
      overrides: {
        steps: {
          thanks: {
            copy: {
              en: {
                subject: "Hi {{ customer.first_name }}, thanks",
                headline: "Hi {{ customer.first_name }},",
                body: "Hi {{ customer.first_name }} ,\n\nthank you!",
              },
            },
          },
        },
      },
    })
    const order = await placePast(store, daysAgo(1), {
      email: "nameless@example.com",
      shipping_address: { address_1: "A Street 1", city: "Berlin", country_code: "de" },
    })
    const { preview } = await post<AdminPreviewResponse>(`${api}/preview`, {
      flow: "thank-you",
      step: "thanks",
      order_id: order,
      locale: "en",
    })
    expect(preview.subject).toBe("Hi, thanks")
    expect(preview.text).toContain("Hi,\n")
    expect(`${preview.text} ${preview.html} ${preview.subject}`).not.toMatch(/Hi\s+,/)
  })

  it("decides by conditions, with what the store knows of the order and its person", async () => {
    const products = await get<{
      products: {
        id: string
        collection_id: string | null
        categories: { id: string }[] | null
        variants: { id: string }[]
      }[]
    }>("/admin/products?fields=id,collection_id,*categories,*variants&limit=50")
    const product = products.products.find(({ categories }) => categories?.length)
    if (!product) {
      throw new Error("no product of the seeded store has a category")
    }
    const email = "cora@example.com"
    await consentPast(store, email, "granted", daysAgo(9))
    const item = {
      title: "Tea",
      quantity: 2,
      unit_price: 15,
      product_id: product.id,
      variant_id: product.variants[0].id,
    }
    // Before the installation: it counts all the same.
    await placePast(store, daysAgo(200), { email: " CORA@example.com", items: [item] })
    await installBefore(store, daysAgo(100))
    const met = {
      match: "all",
      conditions: [
        { attribute: "product", operator: "all", value: [product.id] },
        { attribute: "category", operator: "in", value: [product.categories?.[0].id] },
        { attribute: "order_count", operator: "eq", value: 2 },
        { attribute: "item_count", operator: "eq", value: 2 },
        { attribute: "lifetime_spend", operator: "gte", value: 60 },
        { attribute: "days_since_last_order", operator: "lte", value: 2 },
        { attribute: "first_order", operator: "is", value: false },
        { attribute: "has_account", operator: "is", value: false },
        { attribute: "country", operator: "in", value: ["de"] },
        { attribute: "language", operator: "in", value: ["en"] },
        { attribute: "currency", operator: "in", value: ["eur"] },
        { attribute: "customer_group", operator: "not_in", value: ["cusgroup_x"] },
      ],
    }
    await save({ enabled: true, overrides: { steps: { thanks: { conditions: met } } } })
    const first = await placePast(store, daysAgo(2), { email, items: [item] })
    await recordPurchases(store)
    await planMessages(store, { kind: "order-placed", ids: [first] })
    expect(await gate.release({ step: "thanks", order_id: first })).toMatchObject({
      state: "sent",
    })

    const second = await placePast(store, daysAgo(2), { email, items: [item] })
    await planMessages(store, { kind: "order-placed", ids: [second] })
    const skipped = await gate.release({ step: "thanks", order_id: second })
    expect(skipped).toMatchObject({
      state: "skipped",
      skip_reason: "conditions-unmet",
      last_error: "number of orders is 3, wanted 2",
    })
  })

  it("counts how many past orders would meet conditions", async () => {
    // Of their own: other tests have placed orders in the seeded ones.
    const [web, popUp] = await Promise.all(["Web", "Pop-up"].map(createChannel))
    const email = "dora@example.com"
    const priced = (price: number) => [{ title: "Tea", quantity: 1, unit_price: price }]
    await placePast(store, daysAgo(3), {
      email,
      items: priced(10),
      sales_channel_id: web,
    })
    await placePast(store, daysAgo(2), {
      email,
      items: priced(60),
      sales_channel_id: web,
    })
    await placePast(store, daysAgo(1), {
      email: "emil@example.com",
      items: priced(70),
      sales_channel_id: popUp,
    })
    const canceled = await placePast(store, daysAgo(1), { email, items: priced(90) })
    await store.sql.query(
      `update "order" set status = 'canceled', canceled_at = now() where id = $1`,
      [canceled]
    )
    await installBefore(store, new Date())
    await store.sql.query(`delete from post_purchase_cursor where id like 'purchases:%'`)
    await recordPurchases(store)
    const count = (conditions: object[], more: object = {}) =>
      post<AdminConditionCountResponse>(`${api}/flows/thank-you/conditions/count`, {
        conditions: { match: "all", conditions },
        since: new Date(daysAgo(3).getTime() - 3_600_000).toISOString(),
        ...more,
      })
    const expensive = { attribute: "order_total", operator: "gte", value: 50 }
    const all = await count([expensive])
    expect(all).toMatchObject({
      explained: "order total is at least 50",
      is_complete: true,
    })
    expect(await count([expensive], { sales_channel_id: popUp })).toMatchObject({
      matching: 1,
      orders: 1,
    })
    expect(await count([expensive], { sales_channel_id: web })).toMatchObject({
      matching: 1,
      orders: 2,
    })
    // Each order as it was for its person then: the second was no first one.
    const first = { attribute: "first_order", operator: "is", value: true }
    expect(await count([first], { sales_channel_id: web })).toMatchObject({ matching: 1 })
    const idle = { attribute: "days_since_last_order", operator: "gte", value: 1 }
    expect(await count([idle], { sales_channel_id: web })).toMatchObject({ matching: 0 })
    expect(
      await count([idle], { sales_channel_id: popUp, after_days: 30 })
    ).toMatchObject({ matching: 1 })
    expect(
      await refused(count([{ attribute: "order_total", operator: "gte", value: "x" }]))
    ).toMatchObject({
      status: 400,
      reason: expect.stringContaining("conditions.conditions.0.value"),
    })
  })

  const get = <T>(path: string) => store.admin.send<T>("GET", path)
  const post = <T>(path: string, body: object) =>
    store.admin.send<T>("POST", path, { ...body })
  async function createChannel(name: string): Promise<string> {
    const { sales_channel } = await post<{ sales_channel: { id: string } }>(
      "/admin/sales-channels",
      { name }
    )
    return sales_channel.id
  }
  async function detail(key = "thank-you"): Promise<AdminFlowDetail> {
    return (await get<AdminFlowResponse>(`${api}/flows/${key}`)).flow
  }
  async function save(body: object): Promise<AdminFlowDetail> {
    return (await post<AdminFlowResponse>(`${api}/flows/thank-you`, body)).flow
  }
})
