import type { StoreSettings } from "./store-settings"
import type { StoreSettingsInput } from "./store-settings-schema"

/** The groups of fields that are laid over each other field by field; all else is replaced as a whole. */
const GROUPS = [
  "sender",
  "brand",
  "consent",
  "sending",
  "tracking",
  "attribution",
  "reputation",
  "surveys",
] as const

/**
 * Lays overrides over settings, field by field.
 *
 * An override that is `undefined` leaves the field; one that is `null` clears it. Lists and
 * tables (social links, exchange rates, channels) are replaced as a whole. Neither argument is changed.
 *
 * @example
 * mergeSettings(DEFAULT_SETTINGS, { brand: { store_name: "Acme" } }).brand.store_name // "Acme"
 */
export function mergeSettings(
  base: StoreSettings,
  override: StoreSettingsInput | null | undefined
): StoreSettings {
  return overlaySettings(base, override ?? {})
}

/** The same for overrides over earlier overrides, of which any field may be missing. */
export function overlaySettings<Base extends StoreSettings | StoreSettingsInput>(
  base: Base,
  change: StoreSettingsInput
): Base {
  const merged: Base = { ...base, ...defined(change) }
  for (const group of GROUPS) {
    if (base[group] || change[group]) {
      Object.assign(merged, { [group]: { ...base[group], ...defined(change[group]) } })
    }
  }
  const colors = { ...base.brand?.colors, ...defined(change.brand?.colors) }
  if (merged.brand && Object.keys(colors).length) {
    Object.assign(merged.brand, { colors })
  }
  return merged
}

/** The fields that are there: `undefined` says nothing, `null` clears. */
export function defined<T extends object>(
  fields: T | undefined
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)
  ) as { [K in keyof T]: Exclude<T[K], undefined> }
}
