import { thankYou, thankYouProps } from "../../emails"
import { Purpose, Topic } from "../modules/post-purchase/constants"
import { send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineStep } from "./define-step"
import { isPaidBack } from "./received-items"
import { onOrderPlaced } from "./triggers"

/** F3: thanks by name, a day after the order. */
export const thankYouFlow = defineFlow({
  key: "thank-you",
  title: "Thank you",
  description: "Thanks the customer by name for what was bought, a day after the order.",
  purpose: Purpose.MARKETING,
  topic: Topic.TIPS,
  steps: [
    defineStep({
      key: "thanks",
      title: "Thank you",
      trigger: onOrderPlaced(),
      delay: { days: 1 },
      expiresAfter: { days: 7 },
      needs: ["proof"],
      copySection: "thank-you",
      eligible: ({ order }) => {
        if (order.canceledAt) {
          return skip("order-canceled")
        }
        return isPaidBack(order) ? skip("order-refunded") : send()
      },
      template: thankYou,
      props: ({ order, mail, proof, incentive }) =>
        thankYouProps({ ...mail, order: order.facts, proof, incentive }),
    }),
  ],
})
