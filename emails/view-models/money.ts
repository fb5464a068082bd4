import { memoize } from "./memoize"

/**
 * An amount as people write it. Decimals follow the currency: ¥1,200, €12.50, KWD 1.250.
 *
 * @param amount decimal number in the major unit, as Medusa v2 stores it
 * @throws when the amount is not finite: a mail with a wrong price must not go out.
 * @example
 * formatMoney(12.5, "eur", "de") // "12,50 €"
 */
export function formatMoney(
  amount: number,
  currencyCode: string,
  locale: string
): string {
  if (!Number.isFinite(amount)) {
    throw new Error(`an amount in ${currencyCode} is ${amount}, not a number`)
  }
  const formatter = moneyFormatter(currencyCode.toUpperCase(), locale)
  // Intl writes a negative zero as "-€0.00".
  // A true minus sign is as wide as a digit and never breaks from it.
  return formatter.format(amount === 0 ? 0 : amount).replace("-", "\u2212")
}

const moneyFormatter = memoize((currency: string, locale: string) => {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency })
  } catch {
    // Points and invented currencies: two decimals and the code.
    const number = new Intl.NumberFormat(locale, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    })
    return { format: (amount: number) => `${number.format(amount)} ${currency}` }
  }
})

/** A quantity in the locale's digits. */
export function formatQuantity(quantity: number, locale: string): string {
  return quantityFormatter(locale).format(quantity)
}

const quantityFormatter = memoize((locale: string) => new Intl.NumberFormat(locale))

/** An amount for machines: "12.50", "1200" in yen. */
export function decimalAmount(amount: number, currencyCode: string): string {
  return amount.toFixed(fractionDigits(currencyCode.toUpperCase()))
}

const fractionDigits = memoize((currency: string) => {
  try {
    return (
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2
    )
  } catch {
    return 2
  }
})
