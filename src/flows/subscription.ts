import {
  confirmSubscription,
  confirmSubscriptionProps,
  preferencesLink,
  preferencesLinkProps,
} from "../../emails"
import { ConsentAction, Purpose, Topic } from "../modules/post-purchase/constants"
import { send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineContactStep } from "./define-step"

/** Key of the flow that the consent workflows plan messages of. */
export const SUBSCRIPTION_FLOW = "subscription"

/** What people asked for about their subscription itself: no order causes it, and no consent is needed. */
export const subscriptionFlow = defineFlow({
  key: SUBSCRIPTION_FLOW,
  title: "Subscription",
  description:
    "Asks for the confirmation of a subscription (double opt-in), and mails people the link to their preferences.",
  purpose: Purpose.TRANSACTIONAL,
  steps: [
    defineContactStep({
      key: "confirm",
      title: "Confirm the subscription",
      expiresAfter: { days: 7 },
      eligible: ({ consents }) =>
        requestedTopics(consents).length ? send() : skip("nothing-to-confirm"),
      template: confirmSubscription,
      props: ({ consents, links, mail }) =>
        confirmSubscriptionProps({
          ...mail,
          confirmUrl: links.confirm,
          topics: requestedTopics(consents),
        }),
    }),
    defineContactStep({
      key: "preferences-link",
      title: "Link to the preferences",
      expiresAfter: { days: 1 },
      eligible: () => send(),
      template: preferencesLink,
      props: ({ links, mail }) =>
        preferencesLinkProps({ ...mail, preferencesUrl: links.preferences }),
    }),
  ],
})

function requestedTopics(
  consents: ReadonlyMap<string, { action: ConsentAction }>
): Topic[] {
  return Object.values(Topic).filter(
    (topic) => consents.get(topic)?.action === ConsentAction.REQUESTED
  )
}
