export const FAULT_KINDS = [
  "rate-limited",
  "daily-quota",
  "monthly-quota",
  "server-error",
  "unavailable",
  "slow",
  "reset-before-accept",
  "reset-after-accept",
  "truncated-after-accept",
  "malformed-after-accept",
  "error-after-accept",
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

export const isFaultKind = (value: unknown): value is FaultKind =>
  FAULT_KINDS.some((kind) => kind === value)
