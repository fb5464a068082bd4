import { createMailContext } from "../../../emails"
import type { Recipient } from "../../../src/modules/post-purchase/contact-state"
import { NO_FEEDBACK } from "../../../src/flows/feedback-state"
import type { FlowContext, OrderStep } from "../../../src/flows/flow"
import type {
  OrderState,
  ParcelState,
  ShipmentReportState,
} from "../../../src/flows/order-state"
import { findStep } from "../../../src/flows/registry"
import { DEFAULT_SETTINGS } from "../../../src/modules/post-purchase/settings"
import type { ClaimedMessage } from "../../../src/modules/post-purchase/queries/claim-due-messages"
import type { SealedMail } from "../../../src/modules/post-purchase/queries/seal-batch"
import type { BatchAttempt } from "../../../src/workflows/dispatch/delivery/delivery"
import { sampleOrderState } from "../../../src/workflows/dispatch/facts/sample-order-state"
import { toBrand } from "../../../src/workflows/dispatch/facts/to-brand"

export const NOW = new Date("2026-11-22T10:00:00Z")

/** A moment some seconds before now. */
export const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000)

/** An order of an hour ago, with nothing special about it. */
export const orderState = (fields: Partial<OrderState> = {}): OrderState => ({
  ...sampleOrderState(),
  createdAt: ago(3600),
  ...fields,
})

/** A parcel with the sample order's item, shipped an hour ago. */
export const parcel = (fields: Partial<ParcelState> = {}): ParcelState => ({
  fulfillmentId: "ful_1",
  carrier: "DHL",
  labels: [{ trackingNumber: "0034", trackingUrl: null }],
  items: [{ lineItemId: "item_sample", quantity: 1 }],
  shippedAt: ago(3600).toISOString(),
  deliveredAt: null,
  estimatedDelivery: null,
  canceledAt: null,
  ...fields,
})

/** A delay reported a minute ago. */
export const report = (
  fields: Partial<ShipmentReportState> = {}
): ShipmentReportState => ({
  id: "rep_1",
  fulfillmentId: "ful_1",
  status: "delayed",
  estimatedDelivery: "2026-11-25",
  reason: "Snow",
  reportedAt: ago(60),
  ...fields,
})

export const mailContext = createMailContext({
  brand: toBrand(DEFAULT_SETTINGS),
  locale: "en",
})

/** What a step sees. */
export const flowContext = (fields: Partial<FlowContext> = {}): FlowContext => ({
  order: orderState(),
  subjectId: "order_sample",
  reports: [],
  feedback: NO_FEEDBACK,
  guides: new Map(),
  proof: null,
  incentive: null,
  answers: null,
  mail: mailContext,
  now: NOW,
  plannedAt: ago(60),
  ...fields,
})

/** A step about an order; a spec that asks for another kind is wrong. */
export function orderStep(flow: string, key: string): OrderStep {
  const step = findStep(flow, key)?.step
  if (step?.about !== "order") {
    throw new Error(`there is no step ${flow}/${key} about an order`)
  }
  return step
}

/** Somebody of whom nothing is known but the address. */
export const recipient = (fields: Partial<Recipient> = {}): Recipient => ({
  email: "ada@example.com",
  contact: null,
  suppressions: [],
  consents: new Map(),
  lastPurchaseAt: null,
  marketingMoments: [],
  ...fields,
})

/** A message that was just claimed. */
export const claimedMessage = (fields: Partial<ClaimedMessage> = {}): ClaimedMessage => ({
  id: "ppmsg_1",
  flow: "order-confirmation",
  step: "confirm",
  purpose: "transactional",
  subject: "order:order_sample",
  email: "ada@example.com",
  customer_id: null,
  order_id: "order_sample",
  fulfillment_id: null,
  sales_channel_id: null,
  locale: null,
  planned_at: ago(60),
  send_at: ago(1),
  failures: 0,
  expires_at: null,
  expired: false,
  ...fields,
})

/** An attempt with mails `m0`, `m1`, … */
export const batchAttempt = (
  size: number,
  fields: Partial<BatchAttempt> = {}
): BatchAttempt => ({
  id: "batch",
  idempotencyKey: "key",
  attempt: 1,
  hasOpenAttempt: false,
  mails: Array.from({ length: size }, (_, position): SealedMail => ({
    id: `m${position}`,
    position,
    email: `m${position}@example.com`,
    subject: "Your order",
    html: "<p>x</p>",
    text: "x",
    envelope: {
      from: "Shop <shop@example.com>",
      reply_to: "help@example.com",
      headers: [["X-Entity-Ref-ID", `m${position}`]],
      tags: [
        ["flow", "order-confirmation"],
        ["step", "confirm"],
      ],
    },
    links: [],
    mentions: null,
    incentive: null,
    failures: 0,
  })),
  ...fields,
})
