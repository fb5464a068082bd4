import type {
  ConsentAction,
  ConsentSource,
  ConsentTopic,
  Frequency,
  HitKind,
  HitLabel,
  SuppressionReason,
  Topic,
} from "../../modules/post-purchase/constants"
import type { AdminMessage } from "./messages"

/** What a person wants, as it stands. `null`: never said. */
export type ConsentSummary = Record<ConsentTopic, ConsentAction | null>

/** GET /admin/post-purchase/contacts */
export type AdminContact = {
  id: string
  email: string
  customer_id: string | null
  locale: string | null
  time_zone: string | null
  country_code: string | null
  paused_until: string | null
  frequency: Frequency
  consents: ConsentSummary
  /** Suppressions that hold now. */
  suppressions: SuppressionReason[]
  created_at: string
}
export type AdminContactsQuery = {
  /** Part of the e-mail address. */
  q?: string
  email?: string
  customer_id?: string
  limit?: number
  offset?: number
}
export type AdminContactsResponse = {
  contacts: AdminContact[]
  count: number
  limit: number
  offset: number
}

/** One line of the consent log, with its proof. */
export type AdminConsent = {
  id: string
  topic: ConsentTopic
  action: ConsentAction
  source: ConsentSource
  is_confirmed: boolean
  occurred_at: string
  wording: string | null
  ip: string | null
  user_agent: string | null
  locale: string | null
  order_id: string | null
  message_id: string | null
  actor_id: string | null
}

/** GET /admin/post-purchase/contacts/:id — with the newest 100 of each list. */
export type AdminContactResponse = {
  contact: AdminContact & {
    consent_log: AdminConsent[]
    suppression_log: AdminSuppression[]
    messages: AdminMessage[]
    hits: {
      id: string
      kind: HitKind
      label: HitLabel | null
      occurred_at: string
      message_id: string | null
      times: number
    }[]
  }
}

/** POST /admin/post-purchase/contacts/:id — what an admin changes on a person's word. */
export type AdminUpdateContact = {
  /** Topics to grant or withdraw. Recorded with source `admin` and the wording as its proof. */
  topics?: Partial<Record<ConsentTopic, boolean>>
  /** How the admin knows, for example `asked by phone on 12 March`. Required with a grant. */
  wording?: string
  /** ISO 8601, or null to end a pause. */
  paused_until?: string | null
  frequency?: Frequency
  locale?: string | null
  time_zone?: string | null
}

/** GET /admin/post-purchase/contacts/:id/export: all rows about the person, as a download. */
export type AdminContactExport = {
  exported_at: string
  email: string
  tables: Record<string, Record<string, unknown>[]>
}

/** POST /admin/post-purchase/contacts/:id/erase */
export type AdminEraseContactResponse = {
  erasure: {
    id: string
    /** Rows that were emptied, by table. */
    erased: Record<string, number>
    /** Mails that were just on their way out; they are erased within the hour after they ended. */
    pending: number
    completed: boolean
  }
}

/** GET /admin/post-purchase/suppressions */
export type AdminSuppression = {
  id: string
  /** Null after the person was erased. */
  email: string | null
  reason: SuppressionReason
  detail: string | null
  message_id: string | null
  suppressed_at: string
  lifted_at: string | null
  lifted_by: string | null
}
export type AdminSuppressionsQuery = {
  q?: string
  reason?: SuppressionReason[]
  /** Also those that were lifted. (Default: false) */
  with_lifted?: boolean
  limit?: number
  offset?: number
}
export type AdminSuppressionsResponse = {
  suppressions: AdminSuppression[]
  count: number
  limit: number
  offset: number
}
/** POST /admin/post-purchase/suppressions: by hand, reason `manual`. */
export type AdminCreateSuppression = { email: string; detail?: string | null }
export type AdminSuppressionResponse = { suppression: AdminSuppression }
/**
 * POST /admin/post-purchase/suppressions/import. CSV with a head: `email`, and if you like
 * `reason` (default `manual`), `detail`, `suppressed_at`. At most 5 MB and 50,000 rows.
 */
export type AdminImportSuppressions = { csv: string }
export type AdminImportSuppressionsResponse = {
  imported: number
  /** Were suppressed for that reason already. */
  known: number
  /** Rows that could not be read: nothing of them was taken. At most 100 are listed. */
  refused: { row: number; value: string; problem: string }[]
  refused_count: number
}

/** GET /admin/post-purchase/marketing: whether marketing mail leaves the store, and how it is received. */
export type AdminMarketingResponse = {
  marketing: {
    /** Null when nothing is paused. */
    pause: {
      reason: "complaints" | "admin"
      started_at: string
      detail: { complaints: number; delivered: number; threshold: number } | null
    } | null
    complaints: number
    delivered: number
    /** Null before anything was delivered. */
    complaint_rate: number | null
    threshold: number
    days: number
    /** What keeps marketing mail from leaving at all: settings that are missing. */
    obstacles: ("public_url" | "postal_address" | "sender")[]
  }
}
/** POST /admin/post-purchase/marketing/pause and …/resume answer the same. */

/** GET and POST /store/post-purchase/preferences, for logged-in customers. */
export type StorePreferences = {
  topics: Record<Topic, boolean>
  /** Whether the person agreed to be measured individually. */
  tracking: boolean
  paused_until: string | null
  frequency: Frequency
  locale: string | null
  time_zone: string | null
  /** Topics that were asked for and wait for the confirmation from the mailbox. */
  unconfirmed: Topic[]
}
export type StorePreferencesResponse = { preferences: StorePreferences }
export type StoreUpdatePreferences = {
  topics?: Partial<Record<Topic, boolean>>
  tracking?: boolean
  paused_until?: string | null
  frequency?: Frequency
  locale?: string
  time_zone?: string
  /** The sentence the person agreed to, as it was shown. Required with a grant. */
  wording?: string
}

/** POST /store/post-purchase/carts/:id/consent: what was ticked at checkout; counts once the cart is an order. */
export type StoreCaptureConsent = {
  /** Topics that were shown, and whether they were ticked. `marketing` stands for all mail topics. */
  topics: Partial<Record<ConsentTopic | "marketing", boolean>>
  /** The sentence beside the box. Required when any is true. */
  wording?: string
  /** As the browser reports it. */
  time_zone?: string
  locale?: string
}
export type StoreCaptureConsentResponse = {
  /** What is kept, with `marketing` resolved into its topics. */
  consent: { cart_id: string; topics: Partial<Record<ConsentTopic, boolean>> }
}
