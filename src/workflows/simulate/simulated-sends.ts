/** A mail that the replay has sent. */
export type SimulatedSend = {
  flow: string
  step: string
  /** `order:…`, `fulfillment:…` */
  subject: string
  orderId: string
  email: string
  isMarketing: boolean
  at: Date
  lineItemIds: readonly string[]
  productIds: readonly string[]
}

/** A message that the replay is still to decide about. */
export type OpenMessage = Pick<SimulatedSend, "flow" | "step" | "subject">

/** What the replay has sent so far, found by person and by order, and what it still has to decide. */
export type SimulatedSends = {
  expect(orderId: string, message: OpenMessage): void
  /** It was sent or blocked. */
  settle(orderId: string, message: OpenMessage): void
  openOf(orderId: string): readonly OpenMessage[]
  add(send: SimulatedSend): void
  toPerson(email: string): readonly SimulatedSend[]
  aboutOrder(orderId: string): readonly SimulatedSend[]
}

/** Opens an empty list. */
export function createSimulatedSends(): SimulatedSends {
  const people = new Map<string, SimulatedSend[]>()
  const orders = new Map<string, SimulatedSend[]>()
  const open = new Map<string, OpenMessage[]>()
  return {
    expect: (orderId, { flow, step, subject }) => {
      open.set(orderId, [...(open.get(orderId) ?? []), { flow, step, subject }])
    },
    settle: (orderId, { flow, step, subject }) => {
      const rest = (open.get(orderId) ?? []).filter(
        (other) => other.flow !== flow || other.step !== step || other.subject !== subject
      )
      open.set(orderId, rest)
    },
    openOf: (orderId) => open.get(orderId) ?? [],
    add: (send) => {
      people.set(send.email, [...(people.get(send.email) ?? []), send])
      orders.set(send.orderId, [...(orders.get(send.orderId) ?? []), send])
    },
    toPerson: (email) => people.get(email) ?? [],
    aboutOrder: (orderId) => orders.get(orderId) ?? [],
  }
}
