import { inGain, inNumber } from "./interval-words"

/** An amount with its currency, where one was given: −1.20 EUR. */
export function inMoney(amount: number, currency?: string | null): string {
  return withCurrency(inNumber(amount), currency)
}

/** The same with a sign for gains too: +1.20 EUR. */
export function inMoneyGain(amount: number, currency?: string | null): string {
  return withCurrency(inGain(amount), currency)
}

function withCurrency(worded: string, currency?: string | null): string {
  return currency ? `${worded} ${currency}` : worded
}
