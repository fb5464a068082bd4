import { orderConfirmation, orderConfirmationProps } from "../../emails"
import { Purpose } from "../modules/post-purchase/constants"
import { reschedule, send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineStep } from "./define-step"
import { onOrderPlaced } from "./triggers"

/** A checkout that takes longer than this to authorise its payment is an order all the same: Medusa would have rolled it back. */
const PAYMENT_PATIENCE_MS = 10 * 60_000

/** F1: thanks, and what was ordered. */
export const orderConfirmationFlow = defineFlow({
  key: "order-confirmation",
  title: "Order confirmation",
  description:
    "Thanks the customer and lists what was ordered, within seconds of the order.",
  purpose: Purpose.TRANSACTIONAL,
  steps: [
    defineStep({
      key: "confirm",
      title: "Order confirmation",
      trigger: onOrderPlaced(),
      expiresAfter: { days: 3 },
      eligible: ({ order, now }) => {
        if (order.canceledAt) {
          return skip("order-canceled")
        }
        // order.placed can be followed by a compensation while the payment is being
        // authorised (medusa 15122), and then the order is gone.
        const age = now.getTime() - order.createdAt.getTime()
        if (order.isPaymentPending && age < PAYMENT_PATIENCE_MS) {
          return reschedule(10, "the payment is not authorised yet")
        }
        return send()
      },
      copySection: "order-confirmation",
      template: orderConfirmation,
      props: ({ order, mail }) => orderConfirmationProps({ ...mail, order: order.facts }),
    }),
  ],
})
