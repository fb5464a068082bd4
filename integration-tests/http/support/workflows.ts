import { Modules } from "@medusajs/framework/utils"
import type { DispatchSummary } from "../../../src/workflows/dispatch/run/run-dispatch"
import type { PlanMessagesInput } from "../../../src/workflows/plan/workflows/plan-messages"
import type { TestStore } from "../../support/test-store"

/** Runs the dispatcher now, as its job does. */
export async function dispatchDue(store: TestStore): Promise<DispatchSummary> {
  return run<DispatchSummary>(store, "dispatch-due-messages")
}

/** Plans what lost events should have planned, as its job does. */
export async function reconcileOrders(store: TestStore): Promise<{ planned: number }> {
  return run<{ planned: number }>(store, "reconcile-orders")
}

// By id: importing the plugin here would load it a second time, past the store's own copy.
export async function run<Result>(
  store: TestStore,
  workflowId: string,
  input?: object
): Promise<Result> {
  const engine = store.container.resolve(Modules.WORKFLOW_ENGINE)
  const { result } = await engine.run(workflowId, { input, throwOnError: true })
  return result as Result
}

/** Plans what happened to orders, parcels and the like, as a subscriber does. */
export async function planMessages(
  store: TestStore,
  input: PlanMessagesInput
): Promise<{ planned: number }> {
  return run<{ planned: number }>(store, "plan-messages", input)
}
