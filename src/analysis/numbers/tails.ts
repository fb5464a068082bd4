/**
 * Both tails of a distribution at one point. They are computed side by side, because an
 * upper tail formed as `1 - lower` has no correct digit once it falls below 1e-16.
 */
export type Tails = { lower: number; upper: number }
