import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { CustomerContact } from "../components/contacts/customer-contact"

const CustomerContactWidget = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => (
  <CustomerContact id={customer.id} email={customer.email ?? null} />
)

export const config = defineWidgetConfig({
  id: "post-purchase-customer-contact",
  zone: "customer.details.side.after",
})

export default CustomerContactWidget
