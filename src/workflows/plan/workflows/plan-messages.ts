import {
  WorkflowResponse,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import type { TriggerKind } from "../../../flows/triggers"
import { wakeDispatcherStep } from "../../dispatch/steps/wake-dispatcher"
import { planOccurrencesStep } from "../steps/plan-occurrences"
import { readOccurrencesStep } from "../steps/read-occurrences"

export type PlanMessagesInput = {
  kind: TriggerKind
  /** Ids as the event carries them: orders, fulfilments, payments, returns or reports. */
  ids: string[]
  /** True when whoever made the change chose not to notify the customer. */
  is_declined?: boolean
}

export const planMessagesWorkflowId = "plan-messages"

/**
 * Plans the messages that something that happened to an order causes, and wakes the dispatcher.
 *
 * Safe to repeat, on any number of machines: a message is planned once for its flow, step and
 * subject. What is not in the store (any more) plans nothing.
 *
 * @example
 * await planMessagesWorkflow(container).run({
 *   input: { kind: "shipped", ids: ["ful_01…"] },
 * })
 */
export const planMessagesWorkflow = createWorkflow(
  planMessagesWorkflowId,
  (input: PlanMessagesInput) => {
    const occurrences = readOccurrencesStep(input)
    const plan = transform({ input, occurrences }, ({ input, occurrences }) => ({
      occurrences,
      is_declined: input.is_declined ?? false,
    }))
    const result = planOccurrencesStep(plan)
    wakeDispatcherStep(result)
    return new WorkflowResponse(result)
  }
)
