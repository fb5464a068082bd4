import {
  defineFlow,
  defineStep,
  onDelivered,
  reschedule,
  send,
  skip,
} from "medusa-plugin-post-purchase/flows"
import { bagReturn, bagReturnProps } from "./bag-return-email"

const COFFEE = /^LR-(HARB|KONG|DECA)-/
/** Fewer are not worth an envelope. */
const LEAST_BAGS = 2

/**
 * A flow of this store's own: three weeks after coffee arrived it offers an envelope for the
 * empty bags. Consent, caps, quiet hours, the way out and the guarantee come with the plugin.
 */
export const bagReturnFlow = defineFlow({
  key: "bag-return",
  title: "Bag return",
  description:
    "Offers a prepaid envelope for the empty bags, three weeks after the coffee.",
  purpose: "marketing",
  topic: "tips",
  steps: [
    defineStep({
      key: "offer",
      title: "Offer an envelope",
      trigger: onDelivered(),
      delay: { days: 21 },
      expiresAfter: { days: 60 },
      // At most one in two months, however often somebody buys.
      oncePerDays: 60,
      needs: ["feedback"],
      eligible: ({ order, feedback, now }) => {
        if (order.canceledAt) {
          return skip("order-canceled")
        }
        const bags = order.facts.items
          .filter(({ sku }) => COFFEE.test(sku ?? ""))
          .reduce((total, { quantity }) => total + quantity, 0)
        if (bags < LEAST_BAGS) {
          return skip("too-few-bags", `${bags} in the order`)
        }
        const last = feedback.lastSentAt.get("bag-return")
        const days = last ? (now.getTime() - last.getTime()) / 86_400_000 : Infinity
        if (days < 60) {
          return skip("asked-lately")
        }
        const isOnItsWay = order.parcels.some(
          ({ shippedAt, deliveredAt, canceledAt }) =>
            shippedAt && !deliveredAt && !canceledAt
        )
        return isOnItsWay ? reschedule(86_400, "another parcel is on its way") : send()
      },
      template: bagReturn,
      props: ({ order, mail }) => bagReturnProps({ ...mail, order: order.facts }),
    }),
  ],
})
