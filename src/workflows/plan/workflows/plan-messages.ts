import {
  WorkflowResponse,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import type { TriggerKind } from "../../../flows/triggers"
import { recordPurchasesStep } from "../../attribution/steps/record-purchases"
import { recordContactsStep } from "../../consent/steps/record-contacts"
import { wakeDispatcherStep } from "../../dispatch/steps/wake-dispatcher"
import { planOccurrencesStep } from "../steps/plan-occurrences"
import { readOccurrencesStep } from "../steps/read-occurrences"

export type PlanMessagesInput = {
  /** Several when one event says several things. */
  kind: TriggerKind | TriggerKind[]
  /** Ids as the event carries them: orders, fulfilments, payments, returns or reports. */
  ids: string[]
  /** True when whoever made the change chose not to notify the customer. */
  is_declined?: boolean
}

export const planMessagesWorkflowId = "plan-messages"

/**
 * Plans the messages that something that happened to an order causes, and wakes the dispatcher.
 * Whoever placed an order becomes a contact before, with what they agreed to at checkout.
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
    const contacts = recordContactsStep(occurrences)
    const plan = transform({ input, occurrences }, ({ input, occurrences }) => ({
      occurrences,
      is_declined: input.is_declined ?? false,
    }))
    const orders = transform({ occurrences }, ({ occurrences }) => ({
      order_ids: [...new Set(occurrences.map(({ order_id }) => order_id))],
    }))
    // Before there is a message: what is due is decided by what the person has bought.
    recordPurchasesStep(orders)
    const result = planOccurrencesStep(plan)
    const woken = transform({ contacts, result }, ({ contacts, result }) => ({
      planned: contacts.planned + result.planned,
    }))
    wakeDispatcherStep(woken)
    return new WorkflowResponse(result)
  }
)
