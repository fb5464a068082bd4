import type {
  ConsentAction,
  ConsentTopic,
  Frequency,
  SuppressionReason,
} from "./constants"

/** What a person last said about a topic. */
export type ConsentRecord = {
  action: ConsentAction
  /** Through a link that was mailed to the address. */
  isConfirmed: boolean
  occurredAt: Date
}

/** A person as the ledger knows them under their normalised e-mail. */
export type ContactState = {
  id: string
  email: string
  locale: string | null
  /** The language is the person's own choice, and not just that of the last order. */
  hasChosenLocale: boolean
  timeZone: string | null
  /** Lower case. */
  countryCode: string | null
  pausedUntil: Date | null
  frequency: Frequency
}

/** All that the rules about whom to write to look at, as it is now. */
export type Recipient = {
  /** Normalised. */
  email: string
  /** Null for somebody nothing is known of yet. */
  contact: ContactState | null
  /** Those that hold now. */
  suppressions: SuppressionReason[]
  consents: ReadonlyMap<ConsentTopic, ConsentRecord>
  /** The latest order that was not cancelled; null when there is none. */
  lastPurchaseAt: Date | null
  /** When marketing mails left, or were sealed to leave, newest first; as far back as the longest cap reaches. */
  marketingMoments: Date[]
}
