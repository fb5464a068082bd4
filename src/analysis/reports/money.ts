import { signed, inDecimals } from "./wording"
import { inNumber } from "./interval-words"

/** An amount with its currency, where one was given: −1.20 EUR. */
export function inMoney(amount: number, currency?: string): string {
  return withCurrency(inNumber(amount), currency)
}

/** The same with a sign for gains too: +1.20 EUR. */
export function inMoneyGain(amount: number, currency?: string): string {
  return withCurrency(signed(inDecimals(amount), amount), currency)
}

function withCurrency(worded: string, currency?: string): string {
  return currency ? `${worded} ${currency}` : worded
}
