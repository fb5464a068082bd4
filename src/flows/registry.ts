import type { Flow, FlowStep } from "./define-flow"
import { orderConfirmationFlow } from "./order-confirmation"
import { shippingUpdateFlow } from "./shipping-update"
import type { TriggerKind } from "./triggers"

const FLOWS: readonly Flow[] = [orderConfirmationFlow, shippingUpdateFlow]

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
export function findStepsFor(kind: TriggerKind): { flow: Flow; step: FlowStep }[] {
  return FLOWS.flatMap((flow) =>
    flow.steps
      .filter((step) => step.trigger.kind === kind)
      .map((step) => ({ flow, step }))
  )
}
