import { MedusaError } from "@medusajs/framework/utils"
import type { Flow, FlowStep, OrderStep } from "./flow"
import { orderConfirmationFlow } from "./order-confirmation"
import { shippingUpdateFlow } from "./shipping-update"
import { reviewRequestFlow } from "./review-request"
import { subscriptionFlow } from "./subscription"
import { csatSurveyFlow, npsSurveyFlow } from "./surveys"
import { personalFollowUpFlow } from "./personal-follow-up"
import { teamAlertFlow } from "./team-alert"
import { thankYouFlow } from "./thank-you"
import type { TriggerKind } from "./triggers"
import { usageTipsFlow } from "./usage-tips"

const BUILT_IN: readonly Flow[] = [
  orderConfirmationFlow,
  shippingUpdateFlow,
  thankYouFlow,
  usageTipsFlow,
  csatSurveyFlow,
  reviewRequestFlow,
  npsSurveyFlow,
  personalFollowUpFlow,
  subscriptionFlow,
  teamAlertFlow,
]

const OWN_FLOWS = Symbol.for("medusa-plugin-post-purchase.flows")

/**
 * A store's own flows. They hang on the process and not on this file: a store may reach the
 * file by two paths (`/flows`, and the plugin that Medusa loads), and both have to see them.
 */
const shared = globalThis as { [OWN_FLOWS]?: Map<string, Flow> }
const registered = (shared[OWN_FLOWS] ??= new Map<string, Flow>())

/**
 * Makes a store's own flow known. Call it where Medusa loads files at boot, such as
 * `src/workflows/post-purchase-flows.ts`; every process of the store has to.
 *
 * A second call with the same key replaces the flow, as a reload in development does.
 *
 * @throws MedusaError (not_allowed) for the key of a built-in flow
 * @example
 * registerFlow(defineFlow({ key: "warranty-card", … }))
 */
export function registerFlow(flow: Flow): void {
  if (BUILT_IN.some(({ key }) => key === flow.key)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The flow ${flow.key} is built in. Give yours another key; the built-in one is switched off under Settings → Post-purchase.`
    )
  }
  registered.set(flow.key, flow)
}

/** All flows, in the order in which the admin lists them: a store's own come last. */
export function listFlows(): readonly Flow[] {
  return [...BUILT_IN, ...registered.values()]
}

/** The flow with this key, if there is one. */
export function findFlow(key: string): Flow | undefined {
  return listFlows().find((flow) => flow.key === key)
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
  return listFlows().flatMap((flow) =>
    flow.steps.flatMap((step) =>
      step.about === "order" && step.triggers.some((trigger) => trigger.kind === kind)
        ? [{ flow, step }]
        : []
    )
  )
}
