import type { Delivery } from "./delivery"

/** A development machine without an API key: mails stay readable in the ledger and go nowhere. */
export const nowhereDelivery: Delivery = {
  id: "nowhere",
  // The store may have named no sender yet; the mail is only ever looked at.
  from: "nobody@localhost.localdomain",
  replyTo: null,
  keyWindowSeconds: 0,
  waitForSlot: async () => undefined,
  handOver: async ({ mails }) => ({
    kind: "settled",
    outcomes: mails.map(({ id }) => ({
      id,
      outcome: "skipped",
      skip_reason: "no-provider-key",
    })),
  }),
  recover: (batch) => nowhereDelivery.handOver(batch),
}
