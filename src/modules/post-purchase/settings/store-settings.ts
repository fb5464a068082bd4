import { ConsentMode, TrackingMode } from "../constants"

/** The settings in force: defaults, under the plugin's options, under what the admin set. */
export type StoreSettings = {
  sender: { name: string | null; address: string | null; reply_to: string | null }
  brand: {
    store_name: string | null
    logo_url: string | null
    logo_width: number | null
    colors: {
      accent: string
      background: string
      surface: string
      text: string
      muted: string
    }
    support_email: string | null
    support_url: string | null
    postal_address: string | null
    website_url: string | null
    social_links: { label: string; url: string }[]
    footer_text: string | null
  }
  order_url: string | null
  public_url: string | null
  default_locale: string
  time_zone: string
  consent: {
    mode: ConsentMode
    channels: Record<string, ConsentMode>
    strict_countries: string[]
  }
  sending: {
    quiet_hours: { from: string; until: string } | null
    preferred: { weekdays: number[]; from: string; until: string } | null
    cap: { messages: number; days: number } | null
  }
  tracking: { mode: TrackingMode; requires_consent: boolean; transactional: boolean }
  attribution: {
    window_days: number
    base_currency: string | null
    exchange_rates: Record<string, number>
  }
  reputation: {
    complaint_rate: number
    complaint_days: number
    complaint_minimum: number
    soft_bounces: number
    soft_bounce_days: number
  }
  surveys: {
    alert_email: string | null
    nps_alert_at_most: number | null
    csat_alert_at_most: number | null
  }
  payload_retention_days: number
}

/** What holds before anybody has set anything: the cautious choice each time. */
export const DEFAULT_SETTINGS: StoreSettings = {
  sender: { name: null, address: null, reply_to: null },
  brand: {
    store_name: null,
    logo_url: null,
    logo_width: null,
    colors: {
      accent: "#2f4a3c",
      background: "#f5f3ef",
      surface: "#ffffff",
      text: "#1f1d1a",
      muted: "#6b665e",
    },
    support_email: null,
    support_url: null,
    postal_address: null,
    website_url: null,
    social_links: [],
    footer_text: null,
  },
  order_url: null,
  public_url: null,
  default_locale: "en",
  time_zone: "UTC",
  consent: {
    mode: ConsentMode.OPT_IN,
    channels: {},
    // BGH VI ZR 225/17: a request to rate a purchase is advertising.
    strict_countries: ["de"],
  },
  sending: {
    quiet_hours: { from: "21:00", until: "08:00" },
    preferred: null,
    cap: { messages: 3, days: 7 },
  },
  // An order's links work without this server being up, unless the store wants to measure them.
  tracking: {
    mode: TrackingMode.INDIVIDUAL,
    requires_consent: true,
    transactional: false,
  },
  attribution: { window_days: 5, base_currency: null, exchange_rates: {} },
  reputation: {
    complaint_rate: 0.003,
    complaint_days: 30,
    complaint_minimum: 3,
    soft_bounces: 5,
    soft_bounce_days: 14,
  },
  surveys: { alert_email: null, nps_alert_at_most: 6, csat_alert_at_most: 2 },
  payload_retention_days: 90,
}
