import { MedusaError } from "@medusajs/framework/utils"
import { personalFollowUp, personalFollowUpProps } from "../../emails"
import { Purpose, Topic } from "../modules/post-purchase/constants"
import { send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineContactStep } from "./define-step"
import type { ContactContext } from "./flow"

/** Key of the flow of which the follow-up's workflow plans messages. */
export const FOLLOW_UP_FLOW = "personal-follow-up"

/** Its steps, by what the message is for. */
export const FOLLOW_UP_STEPS = {
  [Purpose.TRANSACTIONAL]: "service",
  [Purpose.MARKETING]: "marketing",
} as const satisfies Record<Purpose, string>

const common = {
  expiresAfter: { days: 14 },
  eligible: ({ followUp }: ContactContext) =>
    followUp ? send() : skip("follow-up-missing"),
  template: personalFollowUp,
  props: ({ followUp, order, mail }: ContactContext) => {
    if (!followUp) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        "There is nothing written: ask eligible before props."
      )
    }
    return personalFollowUpProps({
      ...mail,
      content: followUp,
      order: order?.facts ?? null,
    })
  },
}

/** F13: what somebody at the shop writes to one customer. Whoever writes by hand means it, so it runs from the start. */
export const personalFollowUpFlow = defineFlow({
  key: FOLLOW_UP_FLOW,
  title: "Personal message",
  description:
    "Sends what somebody at the shop wrote to one customer, on the page of an order or a customer.",
  purpose: Purpose.MARKETING,
  topic: Topic.TIPS,
  enabledByDefault: true,
  steps: [
    defineContactStep({
      ...common,
      key: FOLLOW_UP_STEPS.transactional,
      title: "Message about an order",
      purpose: Purpose.TRANSACTIONAL,
      needsLinks: false,
    }),
    defineContactStep({
      ...common,
      key: FOLLOW_UP_STEPS.marketing,
      title: "Message with marketing",
    }),
  ],
})
