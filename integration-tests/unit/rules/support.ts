import type {
  ConsentRecord,
  ContactState,
  Recipient,
} from "../../../src/modules/post-purchase/contact-state"
import {
  ConsentAction,
  type ConsentTopic,
  Frequency,
} from "../../../src/modules/post-purchase/constants"

export const NOW = new Date("2026-11-18T12:00:00Z")

export function contact(fields: Partial<ContactState> = {}): ContactState {
  return {
    id: "ppcon_1",
    email: "ada@example.com",
    locale: "en",
    hasChosenLocale: false,
    timeZone: "Europe/Berlin",
    countryCode: "at",
    pausedUntil: null,
    frequency: Frequency.ALL,
    ...fields,
  }
}

export function consent(
  action: ConsentAction,
  isConfirmed = action === ConsentAction.GRANTED
): ConsentRecord {
  return { action, isConfirmed, occurredAt: new Date("2026-01-01T00:00:00Z") }
}

/** Somebody who bought yesterday and has said nothing. */
export function recipient(
  fields: Partial<Omit<Recipient, "consents">> & {
    consents?: Partial<Record<ConsentTopic, ConsentRecord>>
  } = {}
): Recipient {
  const { consents = {}, ...rest } = fields
  return {
    email: "ada@example.com",
    contact: contact(),
    suppressions: [],
    lastPurchaseAt: new Date("2026-11-17T12:00:00Z"),
    marketingMoments: [],
    ...rest,
    consents: new Map(Object.entries(consents) as [ConsentTopic, ConsentRecord][]),
  }
}

export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * 86_400_000)
}
