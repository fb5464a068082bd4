import { type Flow, type FlowStep, purposeOf } from "../../../../flows/flow"
import type { FlowSettings } from "../../../../modules/post-purchase/flow-overrides"
import type { AdminFlow, AdminFlowStep } from "../../../../types/http"

/** A flow with the admin's switch laid over its default. */
export function toAdminFlow(flow: Flow, settings: FlowSettings | undefined): AdminFlow {
  return {
    key: flow.key,
    title: flow.title,
    description: flow.description,
    purpose: flow.purpose,
    topic: flow.topic,
    enabled: settings?.enabled ?? flow.enabledByDefault,
    enabled_by_default: flow.enabledByDefault,
    is_customized: Object.values(settings?.overrides ?? {}).some(
      (differing) => Object.keys(differing).length > 0
    ),
    steps: flow.steps.map((step) => toAdminStep(flow, step)),
  }
}

/** A step, whatever was changed about it. */
export function toAdminStep(flow: Flow, step: FlowStep): AdminFlowStep {
  const isOrder = step.about === "order"
  return {
    key: step.key,
    title: step.title,
    about: step.about,
    purpose: purposeOf(flow, step),
    triggers: isOrder ? step.triggers.map(({ kind }) => kind) : [],
    once_per_days: isOrder ? step.oncePerDays : null,
  }
}
