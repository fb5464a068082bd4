import type { Flow } from "../../../../flows/define-flow"
import type { AdminFlow } from "../../../../types/http"

/** A flow with the admin's switch laid over its default. */
export function toAdminFlow(
  flow: Flow,
  switches: ReadonlyMap<string, boolean>
): AdminFlow {
  return {
    key: flow.key,
    title: flow.title,
    description: flow.description,
    purpose: flow.purpose,
    topic: flow.topic,
    enabled: switches.get(flow.key) ?? flow.enabledByDefault,
    steps: flow.steps.map(({ key, title }) => ({ key, title })),
  }
}
