import type { Flow } from "../../../../flows/flow"
import type { FlowSettings } from "../../../../modules/post-purchase/flow-overrides"
import type { AdminFlow } from "../../../../types/http"

/** A flow with the admin's switch laid over its default. */
export function toAdminFlow(flow: Flow, settings: FlowSettings | undefined): AdminFlow {
  return {
    key: flow.key,
    title: flow.title,
    description: flow.description,
    purpose: flow.purpose,
    topic: flow.topic,
    enabled: settings?.enabled ?? flow.enabledByDefault,
    steps: flow.steps.map(({ key, title }) => ({ key, title })),
  }
}
