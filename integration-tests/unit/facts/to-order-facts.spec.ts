import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { OrderRecord } from "../../../src/workflows/dispatch/facts/order-record"
import { toNumber } from "../../../src/workflows/dispatch/facts/order-record"
import {
  type OrderSurroundings,
  toOrderFacts,
} from "../../../src/workflows/dispatch/facts/to-order-facts"

const surroundings: OrderSurroundings = {
  orderUrl: null,
  timeZone: "UTC",
  promises: new Map(),
}

type Line = {
  cents: number
  quantity: number
  offCents: number
  taxPercent: number
  isInclusive: boolean
}

/** The totals Medusa computes for a line, in whole cents before tax so that they are exact. */
function totals({ cents, quantity, offCents, taxPercent }: Line) {
  const subtotal = (cents * quantity) / 100
  const discount_subtotal = Math.min(offCents, cents * quantity) / 100
  const withTax = (net: number): number => net * (1 + taxPercent / 100)
  return {
    subtotal,
    discount_subtotal,
    original_subtotal: subtotal,
    original_total: withTax(subtotal),
    total: withTax(subtotal - discount_subtotal),
  }
}

/** An order as `query.graph` returns it. */
function orderRecord(
  lines: Line[],
  shipping: Line,
  fields: Partial<OrderRecord> = {}
): OrderRecord {
  const all = [...lines, shipping].map(totals)
  const total = all.reduce((sum, line) => sum + line.total, 0)
  const net = all.reduce((sum, line) => sum + line.subtotal - line.discount_subtotal, 0)
  return {
    id: "order_01",
    display_id: 1042,
    email: "mara@example.com",
    created_at: "2026-11-20T10:00:00.000Z",
    currency_code: "eur",
    total,
    tax_total: total - net,
    items: lines.map((line, index) => ({
      id: `item_${index}`,
      title: "Espresso",
      product_title: "Espresso",
      variant_title: "250 g",
      variant_sku: "ESP-250",
      quantity: line.quantity,
      unit_price: line.cents / 100,
      is_tax_inclusive: line.isInclusive,
      ...totals(line),
    })),
    shipping_methods: [
      { name: "Standard", shipping_option_id: "so_1", ...totals(shipping) },
    ],
    ...fields,
  }
}

const line = (fields: Partial<Line> = {}): Line => ({
  cents: 1000,
  quantity: 2,
  offCents: 200,
  taxPercent: 19,
  isInclusive: false,
  ...fields,
})
const shipping = line({ cents: 500, quantity: 1, offCents: 0 })

describe("toOrderFacts", () => {
  it("shows prices without tax, and the tax beside them", () => {
    const facts = toOrderFacts(orderRecord([line()], shipping), surroundings)
    // 2 × 10.00 − 2.00 + 5.00 = 23.00, and 19 % of that is 4.37.
    expect(facts).toMatchObject({
      taxInclusive: false,
      itemSubtotal: 20,
      discountTotal: 2,
      shippingTotal: 5,
      taxTotal: expect.closeTo(4.37, 6),
      total: expect.closeTo(27.37, 6),
    })
    expect(facts.items[0]).toMatchObject({ unitPrice: 10, originalTotal: 20, total: 18 })
  })

  it("shows prices with tax inside them", () => {
    const inclusive = line({ isInclusive: true })
    const facts = toOrderFacts(orderRecord([inclusive], shipping), surroundings)
    // 23.80 − 2.38 + 5.95 = 27.37.
    expect(facts).toMatchObject({
      taxInclusive: true,
      itemSubtotal: 23.8,
      discountTotal: 2.38,
      shippingTotal: 5.95,
      total: expect.closeTo(27.37, 6),
    })
  })

  it("shows an order with both kinds of prices with tax inside all of them", () => {
    const facts = toOrderFacts(
      orderRecord([line({ isInclusive: true }), line()], shipping),
      surroundings
    )
    expect(facts.taxInclusive).toBe(true)
    expect(facts.itemSubtotal).toBeCloseTo(47.6, 6)
  })

  it("adds up to the order's total, whatever was bought", () => {
    const anyLine = fc.record({
      cents: fc.integer({ min: 0, max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 50 }),
      offCents: fc.nat(500_000),
      taxPercent: fc.constantFrom(0, 7, 8.1, 19, 20, 25),
      isInclusive: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 8 }),
        anyLine,
        (lines, method) => {
          const facts = toOrderFacts(orderRecord(lines, method), surroundings)
          const shown = facts.itemSubtotal - facts.discountTotal + facts.shippingTotal
          const sum = facts.taxInclusive ? shown : shown + facts.taxTotal
          expect(Math.abs(sum - facts.total)).toBeLessThan(1e-4)
          expect(facts.discountTotal).toBeGreaterThanOrEqual(0)
        }
      ),
      { seed: 20261122 }
    )
  })

  it("keeps no crumbs of floating point", () => {
    const dime = line({ cents: 10, quantity: 1, offCents: 0, taxPercent: 0 })
    const pence = line({ cents: 20, quantity: 1, offCents: 0, taxPercent: 0 })
    const facts = toOrderFacts(orderRecord([dime, pence], shipping), surroundings)
    expect(facts.itemSubtotal).toBe(0.3)
    expect(facts.discountTotal).toBe(0)
  })

  it("leaves out lines that are gone", () => {
    const record = orderRecord([line(), line({ quantity: 0 })], shipping)
    const facts = toOrderFacts(
      { ...record, items: [...(record.items ?? []), null] },
      surroundings
    )
    expect(facts.items.map(({ id }) => id)).toEqual(["item_0"])
  })

  it("names each promotion code once, of items and shipping", () => {
    const record = orderRecord([line(), line()], shipping)
    record.items?.forEach((item) =>
      Object.assign(item ?? {}, { adjustments: [{ code: "WELCOME" }] })
    )
    record.shipping_methods?.forEach((method) =>
      Object.assign(method, { adjustments: [{ code: "FREESHIP" }, { code: null }] })
    )
    expect(toOrderFacts(record, surroundings).promotionCodes).toEqual([
      "WELCOME",
      "FREESHIP",
    ])
  })

  it("promises what the shipping option promises, in the store's time zone", () => {
    const promises = new Map([
      ["so_1", { days: [2, 4] as [number, number], carrier: null }],
    ])
    const facts = toOrderFacts(
      orderRecord([line()], shipping, { created_at: "2026-11-20T23:30:00Z" }),
      { orderUrl: null, timeZone: "Europe/Berlin", promises }
    )
    expect(facts.estimatedDelivery).toEqual({ from: "2026-11-23", to: "2026-11-25" })
    expect(
      toOrderFacts(orderRecord([line()], shipping), surroundings).estimatedDelivery
    ).toBeNull()
  })

  it("links to the order with its ids, escaped", () => {
    const url = (fields: Partial<OrderRecord>) =>
      toOrderFacts(orderRecord([line()], shipping, fields), {
        ...surroundings,
        orderUrl: "https://shop.example/{order_id}?n={display_id}&again={display_id}",
      }).orderUrl
    expect(url({})).toBe("https://shop.example/order_01?n=1042&again=1042")
    expect(url({ custom_display_id: "A/1 &2" })).toBe(
      "https://shop.example/order_01?n=A%2F1%20%262&again=A%2F1%20%262"
    )
  })

  it("finds the customer's name at the customer, else at the address, else nowhere", () => {
    const names = (fields: Partial<OrderRecord>) =>
      toOrderFacts(orderRecord([line()], shipping, fields), surroundings).customerName
    const shipping_address = { first_name: "Ada", last_name: "Byron" }
    expect(names({ customer: { first_name: "Mara" }, shipping_address })).toEqual({
      first: "Mara",
      last: "Byron",
    })
    expect(names({ shipping_address })).toEqual({ first: "Ada", last: "Byron" })
    expect(names({})).toEqual({ first: null, last: null })
  })
})

describe("toNumber", () => {
  it.each([
    [12.5, 12.5],
    ["12.50", 12.5],
    [{ numeric: 12.5 }, 12.5],
    [{ value: "12.50", precision: 20 }, 12.5],
    [null, 0],
    [undefined, 0],
    ["", 0],
    ["free", 0],
  ])("reads %j as %d", (amount, expected) => {
    expect(toNumber(amount)).toBe(expected)
  })
})
