import type {
  StoreSettings,
  StoreSettingsInput,
} from "../../modules/post-purchase/settings"

/** Which delivery takes the e-mails of this process. */
export type AdminEmailProvider = {
  /** `resend`, the id of another provider, or `nowhere` when nothing is delivered. */
  id: string
  /** The sender that the provider's own options name; used while no sender is set. */
  from: string | null
}

export type AdminSettingsResponse = {
  settings: StoreSettings
  email_provider: AdminEmailProvider
}

/** Fields that are left out stay as they are; `null` clears one. */
export type AdminUpdateSettings = StoreSettingsInput
