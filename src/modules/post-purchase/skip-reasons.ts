/**
 * Why a message was not sent. Each reason is a stable code with one sentence for people;
 * the admin shows the sentence, tests and reports use the code.
 */
export const SKIP_REASONS = {
  "flow-disabled": "This flow was switched off when the message was due.",
  "no-email": "The order has no e-mail address.",
  "invalid-email": "The order's e-mail address is not one that mail can be sent to.",
  "order-missing": "The order does not exist: it was rolled back or deleted.",
  "order-canceled": "The order was cancelled before the message was due.",
  "order-refunded": "The whole order was refunded before the message was due.",
  "order-not-canceled": "The order is not cancelled.",
  "fulfillment-missing": "The fulfilment does not exist any more.",
  "fulfillment-canceled": "The fulfilment was cancelled before the message was due.",
  "not-shipped": "The parcel is not marked as shipped.",
  "not-delivered": "The parcel is not marked as delivered.",
  "already-delivered": "The parcel had been delivered before the message was due.",
  superseded: "A newer report about this parcel makes the message out of date.",
  "nothing-to-ship": "The parcel holds no item of this order.",
  "refund-missing": "The refund does not exist any more.",
  "return-missing": "The return does not exist any more.",
  "return-not-received": "The return was not received, or was cancelled.",
  "notification-declined": "Whoever made the change chose not to notify the customer.",
  bounced: "Mail to this address comes back.",
  complained: "The recipient reported an earlier mail as spam.",
  unsubscribed: "The recipient unsubscribed from marketing mail.",
  suppressed: "Somebody at the store put this address on the suppression list.",
  "no-consent": "The recipient has not agreed to mail of this kind.",
  "consent-withdrawn": "The recipient does not want mail about this topic.",
  "consent-unconfirmed":
    "The recipient agreed, but did not confirm it from the mailbox in time.",
  "consent-expired":
    "The last purchase is too long ago to imply consent in the recipient's country.",
  "no-purchase": "There is no purchase that would imply consent.",
  "contact-missing": "The person is not known any more.",
  "nothing-to-confirm": "There is no subscription that waits for a confirmation.",
  "step-disabled": "This step of the flow was switched off when the message was due.",
  "conditions-unmet":
    "The order does not meet the conditions that were set for this step.",
  "items-returned": "Everything that the message would be about went back.",
  "no-guide": "None of the products has a guide.",
  "guide-already-sent": "The guides of these products were mailed to this person before.",
  "nothing-to-review":
    "Nothing in this delivery can be reviewed: no item of it belongs to a product.",
  "already-reviewed": "Everything in this delivery is reviewed already.",
  "already-asked": "An earlier message asked the same of this person.",
  "not-asked": "The first message was not sent, so there is nothing to remind of.",
  "later-delivery": "A later delivery of the same order asks instead.",
  "survey-too-soon": "The person was asked to take part in a survey not long ago.",
  "already-answered": "The person has answered already.",
  "follow-up-missing": "The message that was written by hand does not exist any more.",
  "answer-missing": "The answer that the message tells of does not exist any more.",
  erased: "The person asked to be forgotten.",
  "too-late": "Its last useful moment had passed.",
  "no-provider-key":
    "No Resend API key is set, so the mail was kept here and delivered nowhere.",
} as const

/** The code of a reason; a store's own flow may add codes of its own. */
export type SkipReason = keyof typeof SKIP_REASONS | (string & {})

/**
 * The sentence for a skip reason.
 *
 * @returns the sentence, or the code itself for a reason of a store's own flow
 * @example
 * explainSkip("no-email") // "The order has no e-mail address."
 */
export function explainSkip(reason: SkipReason): string {
  const sentences: Record<string, string> = SKIP_REASONS
  return sentences[reason] ?? reason
}
