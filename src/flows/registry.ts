import type { Flow, FlowStep, OrderStep } from "./define-flow"
import { orderConfirmationFlow } from "./order-confirmation"
import { shippingUpdateFlow } from "./shipping-update"
import { subscriptionFlow } from "./subscription"
import { thankYouFlow } from "./thank-you"
import type { TriggerKind } from "./triggers"

const FLOWS: readonly Flow[] = [
  orderConfirmationFlow,
  shippingUpdateFlow,
  thankYouFlow,
  subscriptionFlow,
]

/** All flows, in the order in which the admin lists them. */
export function listFlows(): readonly Flow[] {
  return FLOWS
}

/** The flow with this key, if there is one. */
export function findFlow(key: string): Flow | undefined {
  return FLOWS.find((flow) => flow.key === key)
}

/** The step of a flow, if both exist: a message may be older than the flow's present steps. */
export function findStep(
  flowKey: string,
  stepKey: string
): { flow: Flow; step: FlowStep } | undefined {
  const flow = findFlow(flowKey)
  const step = flow?.steps.find(({ key }) => key === stepKey)
  return flow && step ? { flow, step } : undefined
}

/** The steps that wait for this kind of trigger. */
export function findStepsFor(kind: TriggerKind): { flow: Flow; step: OrderStep }[] {
  return FLOWS.flatMap((flow) =>
    flow.steps.flatMap((step) =>
      step.about === "order" && step.trigger.kind === kind ? [{ flow, step }] : []
    )
  )
}
