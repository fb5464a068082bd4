import type { AdminSettingsResponse } from "../../../types/http"

type Settings = AdminSettingsResponse["settings"]

/** In the order in which an admin thinks of them: from the safest for all, to the strictest proof. */
export const CONSENT_MODES: Settings["consent"]["mode"][] = [
  "opt-in",
  "soft-opt-in",
  "double-opt-in",
]

export const TRACKING_MODES: Settings["tracking"]["mode"][] = [
  "off",
  "aggregate",
  "individual",
]
