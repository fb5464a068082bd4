/** Names that customers know, by a part of the provider's id; the same in every language. */
const LABELS: readonly [part: RegExp, label: string][] = [
  [/paypal/, "PayPal"],
  [/klarna/, "Klarna"],
  [/ideal/, "iDEAL"],
  [/bancontact/, "Bancontact"],
  [/blik/, "BLIK"],
  [/giropay/, "giropay"],
  [/przelewy24/, "Przelewy24"],
  [/promptpay/, "PromptPay"],
  [/mollie/, "Mollie"],
]

/** How an order was paid, in words; null when the provider's id does not tell. */
export function paymentLabelOf(providerId: string | null | undefined): string | null {
  return LABELS.find(([part]) => part.test(providerId ?? ""))?.[1] ?? null
}
