import type { AddressProps } from "../props"
import { addressLines } from "./address"
import type { OrderFacts } from "./facts"
import type { Mail } from "./mail"

/** Where the order goes. */
export function shippingAddressProps(mail: Mail, order: OrderFacts): AddressProps {
  return {
    title: mail.common("shipping_address"),
    lines: addressLines(order.shippingAddress, mail.format),
  }
}

/** Who is billed. */
export function billingAddressProps(mail: Mail, order: OrderFacts): AddressProps {
  return {
    title: mail.common("billing_address"),
    lines: addressLines(order.billingAddress, mail.format),
  }
}
