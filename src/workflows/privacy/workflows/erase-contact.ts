import { WorkflowResponse, createWorkflow } from "@medusajs/framework/workflows-sdk"
import { type EraseContactInput, eraseContactStep } from "../steps/erase-contact"

export const eraseContactWorkflowId = "erase-contact"

/**
 * Forgets a person: everything the plugin keeps about whoever is behind an e-mail address.
 *
 * - Contact, consent log and what was ticked in carts are deleted. Rendered mails, links, user
 *   agents, networks, providers' events and free texts are emptied. Addresses become a pseudonym
 *   and customer ids null, so that counts, revenue and labels stay right.
 * - Messages that were planned are skipped as `erased`. One that is sealed into a batch is on its
 *   way out and stays byte for byte until the batch is settled; it counts as `pending`, and
 *   `finish-erasures` erases it then.
 * - Reviews lose their words, name and photos, whose files are deleted. The stars of a published
 *   one stay, anonymous, among the others of its product.
 * - Suppressions stay, by a hash of the address alone. Whoever did not want mail about some topic
 *   is suppressed as unsubscribed, so that the consent log is not needed to respect it.
 *
 * A person is an address: rows under another address of the same customer are another person's.
 * Medusa's own data (orders, customers, carts, notifications) and the provider's are not the
 * plugin's to erase; what the store still owes the person, such as the shipping update of an
 * order under way, is planned from its order and starts afresh, as does a new order.
 *
 * Safe to repeat, also at the same time: each request is recorded.
 *
 * @throws MedusaError (invalid_data) for what is no e-mail address
 * @example
 * const { result } = await eraseContactWorkflow(container).run({
 *   input: { email: "mara@example.com", actor_id: "user_01…" },
 * })
 * result.completed // false while a mail to the person is just on its way out
 */
export const eraseContactWorkflow = createWorkflow(
  eraseContactWorkflowId,
  (input: EraseContactInput) => new WorkflowResponse(eraseContactStep(input))
)
