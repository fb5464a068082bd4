import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { normalizeEmail } from "../../modules/post-purchase/normalize-email"

/** Whom a personal message goes to. */
export type FollowUpAddressee = {
  /** Normalised. */
  email: string
  order_id: string | null
  customer_id: string | null
  has_account: boolean
  sales_channel_id: string | null
  /** The order's language. */
  locale: string | null
}

/** To whom: an order's customer, or a customer. */
export type AddresseeQuestion = {
  order_id?: string | null
  customer_id?: string | null
}

/**
 * The person that an order or a customer stands for, as they are now.
 *
 * @throws MedusaError (invalid_data) without either, for an order that is another customer's
 *   and for somebody without a usable address, (not_found) for what does not exist
 */
export async function findAddressee(
  container: MedusaContainer,
  { order_id, customer_id }: AddresseeQuestion
): Promise<FollowUpAddressee> {
  const order = order_id ? await readOrder(container, order_id) : null
  if (order && customer_id && order.customer_id !== customer_id) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Order ${order_id} is not one of customer ${customer_id}: name one of the two.`
    )
  }
  const id = customer_id ?? order?.customer_id ?? null
  const customer = id ? await readCustomer(container, id) : null
  if (customer_id && !customer) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no customer ${customer_id}.`
    )
  }
  if (!order && !customer) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "A personal message needs an order_id or a customer_id: whom is it to?"
    )
  }
  const email = normalizeEmail(order ? order.email : customer?.email)
  if (!email) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${order ? `Order ${order.id}` : `Customer ${id}`} has no e-mail address: enter one there first.`
    )
  }
  return {
    email,
    order_id: order?.id ?? null,
    customer_id: id,
    has_account: customer?.has_account ?? false,
    sales_channel_id: order?.sales_channel_id ?? null,
    locale: order?.locale ?? null,
  }
}

async function readOrder(container: MedusaContainer, id: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "email", "customer_id", "sales_channel_id", "locale"],
    filters: { id },
  })
  if (!data[0]) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${id}.`)
  }
  return data[0]
}

async function readCustomer(container: MedusaContainer, id: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "email", "has_account"],
    filters: { id },
  })
  return data[0] ?? null
}
