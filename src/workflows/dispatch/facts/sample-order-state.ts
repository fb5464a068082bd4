import type { OrderState } from "../../../flows/order-state"

/** A small order for previews in a store that has none yet. */
export function sampleOrderState(): OrderState {
  const createdAt = new Date()
  const address = {
    firstName: "Ada",
    lastName: "Example",
    company: null,
    address1: "1 Sample Street",
    address2: null,
    city: "Berlin",
    province: null,
    postalCode: "10115",
    countryCode: "de",
  }
  return {
    facts: {
      id: "order_sample",
      displayId: "1001",
      email: "ada@example.com",
      createdAt: createdAt.toISOString(),
      currencyCode: "eur",
      locale: null,
      customerName: { first: "Ada", last: "Example" },
      items: [
        {
          id: "item_sample",
          title: "Sample product",
          variantTitle: "One size",
          productTitle: "Sample product",
          sku: "SAMPLE-1",
          thumbnail: null,
          productUrl: null,
          quantity: 2,
          unitPrice: 18,
          total: 32.4,
          originalTotal: 36,
        },
      ],
      itemSubtotal: 36,
      discountTotal: 3.6,
      shippingTotal: 4.9,
      taxTotal: 5.96,
      total: 37.3,
      taxInclusive: true,
      promotionCodes: ["WELCOME10"],
      shippingMethods: [{ name: "Standard", total: 4.9 }],
      shippingAddress: address,
      billingAddress: address,
      paymentLabel: null,
      estimatedDelivery: null,
      orderUrl: null,
      canceledAt: null,
    },
    email: "ada@example.com",
    customerId: null,
    salesChannelId: null,
    lines: [
      {
        id: "item_sample",
        productId: "prod_sample",
        variantId: "variant_sample",
        requiresShipping: true,
        quantity: 2,
      },
    ],
    displayNumber: 1001,
    createdAt,
    canceledAt: null,
    isMuted: false,
    isPaymentPending: false,
    paidTotal: 37.3,
    parcels: [],
    refunds: [],
    returns: [],
  }
}
