export { defined, mergeSettings, overlaySettings } from "./merge-settings"
export { DEFAULT_SETTINGS, type StoreSettings } from "./store-settings"
export { type StoreSettingsInput, storeSettingsSchema } from "./store-settings-schema"
