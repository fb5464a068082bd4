import type { Brand } from "../brand"
import {
  loadCopy,
  speaker,
  type Copy,
  type CopyOverrides,
  type Speaker,
  copyLanguages,
} from "../copy"
import type { CopyVariables } from "../copy/liquid"
import type { Design } from "../design"
import { formatDate, formatDateRange, type DateStyle } from "./dates"
import type { OrderFacts } from "./facts"
import { directionOf, resolveLocale } from "./locale"
import { formatMoney, formatQuantity } from "./money"
import { fullName, greetingName } from "./names"
import { oneLine } from "./text-values"

/** What a view model needs besides the facts. */
export type MailContext = {
  brand: Brand
  /** The customer's locale as stored; unreadable ones are allowed. */
  locale: string | null
  /** IANA name, such as Europe/Berlin. */
  timeZone: string
  copy: Copy
}

/** The context and the formatters of one mail. */
export type Mail = {
  context: MailContext
  variables: CopyVariables
  common: Speaker<"common">
  money: (amount: number) => string
  quantity: (quantity: number) => string
  date: (date: string | null, style?: DateStyle) => string
  dateRange: (range: { from: string; to: string } | null) => string
  /** BCP 47 tag for other formatters. */
  format: string
}

/** A context from a customer's locale: finds the copy that fits. */
export function createMailContext({
  brand,
  locale,
  timeZone = "UTC",
  overrides = {},
}: {
  brand: Brand
  locale: string | null
  timeZone?: string
  /** Changed copy by language. */
  overrides?: { readonly [language: string]: CopyOverrides }
}): MailContext {
  const { language } = resolveLocale(locale, copyLanguages())
  return { brand, locale, timeZone, copy: loadCopy(language, overrides[language]) }
}

/** The design that belongs to a context. */
export function designOf({ brand, copy }: MailContext): Design {
  return { brand, lang: copy.language, dir: directionOf(copy.language) }
}

/** Binds formatters and variables to one order. */
export function openMail(
  context: MailContext,
  order: OrderFacts,
  extra: CopyVariables = {},
  currencyCode = order.currencyCode
): Mail {
  const { format } = resolveLocale(context.locale, [context.copy.language])
  const date = (value: string | null, style?: DateStyle) =>
    formatDate(value, format, context.timeZone, style)
  const money = (amount: number) => formatMoney(amount, currencyCode, format)
  const variables: CopyVariables = {
    customer: {
      first_name: greetingName(order.customerName.first),
      name: fullName(order.customerName),
    },
    order: {
      number: oneLine(order.displayId),
      date: date(order.createdAt, "date"),
      total: formatMoney(order.total, order.currencyCode, format),
    },
    store: {
      name: oneLine(context.brand.storeName),
      support_email: context.brand.supportEmail,
    },
    ...extra,
  }
  return {
    context,
    variables,
    common: speaker(context.copy, "common", variables),
    money,
    quantity: (quantity) => formatQuantity(quantity, format),
    date,
    dateRange: (range) => formatDateRange(range, format, context.timeZone),
    format,
  }
}
