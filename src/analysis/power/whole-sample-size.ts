import { finiteOrNull } from "../numbers/finite-or-null"

/** The next whole number, unless rounding alone lifted the exact size above a whole one. */
export function wholeSampleSize(exact: number): number | null {
  return finiteOrNull(Math.ceil(exact - 1e-9))
}
