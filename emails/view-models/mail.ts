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
  /** How the recipient stops mail of this kind. Marketing mail has them, transactional mail has none. */
  links?: MailLinks | null
}

/** Signed addresses of the recipient's own pages. */
export type MailLinks = {
  unsubscribe: string
  preferences: string
}

/** The context and the formatters of one mail. */
export type Mail = {
  context: MailContext
  variables: CopyVariables
  common: Speaker<"common">
  quantity: (quantity: number) => string
  date: (date: string | null, style?: DateStyle) => string
  dateRange: (range: { from: string; to: string } | null) => string
  /** BCP 47 tag for other formatters. */
  format: string
}

/** A mail about an order. */
export type OrderMail = Mail & {
  /** In the order's currency. */
  money: (amount: number) => string
}

/** A context from a customer's locale: finds the copy that fits. */
export function createMailContext({
  brand,
  locale,
  timeZone = "UTC",
  overrides = {},
  links = null,
}: {
  brand: Brand
  locale: string | null
  timeZone?: string
  /** Changed copy by language. */
  overrides?: { readonly [language: string]: CopyOverrides }
  links?: MailLinks | null
}): MailContext {
  const { language } = resolveLocale(locale, copyLanguages())
  return { brand, locale, timeZone, copy: loadCopy(language, overrides[language]), links }
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
): OrderMail {
  const format = formatOf(context)
  const mail = openContactMail(context, {
    customer: {
      first_name: greetingName(order.customerName.first),
      name: fullName(order.customerName),
    },
    order: {
      number: oneLine(order.displayId),
      date: formatDate(order.createdAt, format, context.timeZone, "date"),
      total: formatMoney(order.total, order.currencyCode, format),
    },
    ...extra,
  })
  return { ...mail, money: (amount) => formatMoney(amount, currencyCode, format) }
}

/** Binds formatters and variables to a mail that no order causes: its copy knows the store and nothing else. */
export function openContactMail(context: MailContext, extra: CopyVariables = {}): Mail {
  const format = formatOf(context)
  const variables: CopyVariables = {
    store: {
      // "You bought from us" is a sentence, "You bought from ." is none.
      name:
        oneLine(context.brand.storeName) ||
        speaker(context.copy, "common", {})("store_unnamed"),
      support_email: context.brand.supportEmail,
    },
    ...extra,
  }
  return {
    context,
    variables,
    common: speaker(context.copy, "common", variables),
    quantity: (quantity) => formatQuantity(quantity, format),
    date: (value, style) => formatDate(value, format, context.timeZone, style),
    dateRange: (range) => formatDateRange(range, format, context.timeZone),
    format,
  }
}

function formatOf({ locale, copy }: MailContext): string {
  return resolveLocale(locale, [copy.language]).format
}
