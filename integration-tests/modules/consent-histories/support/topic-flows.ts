import { thankYou, thankYouProps } from "../../../../emails"
import { send, skip } from "../../../../src/flows/decision"
import { defineFlow } from "../../../../src/flows/define-flow"
import { defineStep } from "../../../../src/flows/define-step"
import type { Duration } from "../../../../src/flows/duration"
import type { Flow } from "../../../../src/flows/flow"
import { thankYouFlow } from "../../../../src/flows/thank-you"
import { type TriggerKind, onOrderPlaced } from "../../../../src/flows/triggers"
import { Purpose, Topic } from "../../../../src/modules/post-purchase/constants"

type Times = { delay: Duration; expiresAfter: Duration }

/** Close together, so that one order's mails come up against the cap. */
const TIMES: Record<Topic, Times> = {
  reminders: { delay: { minutes: 30 }, expiresAfter: { days: 3 } },
  offers: { delay: { hours: 6 }, expiresAfter: { days: 30 } },
  tips: { delay: { days: 1 }, expiresAfter: { days: 7 } },
  reviews: { delay: { days: 1, hours: 2 }, expiresAfter: { days: 14 } },
  surveys: { delay: { days: 2 }, expiresAfter: { hours: 60 } },
}

/** About when a purchase in Canada no longer implies anything. */
const LATE: Times = { delay: { days: 728 }, expiresAfter: { days: 740 } }

/** A marketing flow for each topic there is: the rules hold for topics, whichever flows come later. */
export const topicFlows: readonly Flow[] = [
  ...Object.values(Topic).map((topic) =>
    flowAbout(topic, `about-${topic}`, TIMES[topic])
  ),
  flowAbout(Topic.OFFERS, "late-offers", LATE),
]

function flowAbout(topic: Topic, key: string, times: Times): Flow {
  return defineFlow({
    key,
    title: key,
    description: `Says something about ${topic}.`,
    purpose: Purpose.MARKETING,
    topic,
    enabledByDefault: true,
    steps: [
      defineStep({
        key: "say",
        title: key,
        trigger: onOrderPlaced(),
        ...times,
        eligible: ({ order }) => (order.canceledAt ? skip("order-canceled") : send()),
        template: thankYou,
        props: ({ order, mail }) => thankYouProps({ ...mail, order: order.facts }),
      }),
    ],
  })
}

/** The topic of a marketing flow; null for a transactional one. */
export function topicOf(flow: string): Topic | null {
  return [...topicFlows, thankYouFlow].find(({ key }) => key === flow)?.topic ?? null
}

/** The store's flows and these, as the registry shows them. */
export function withTopicFlows(own: readonly Flow[]) {
  const flows = [...own, ...topicFlows]
  const findFlow = (key: string) => flows.find((flow) => flow.key === key)
  return {
    listFlows: () => flows,
    findFlow,
    findStep: (flowKey: string, stepKey: string) => {
      const flow = findFlow(flowKey)
      const step = flow?.steps.find(({ key }) => key === stepKey)
      return flow && step ? { flow, step } : undefined
    },
    findStepsFor: (kind: TriggerKind) =>
      flows.flatMap((flow) =>
        flow.steps.flatMap((step) =>
          step.about === "order" && step.triggers.some((trigger) => trigger.kind === kind)
            ? [{ flow, step }]
            : []
        )
      ),
  }
}
