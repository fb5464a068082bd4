/**
 * The functions of simple-statistics that are used here. Its own types are for ES modules
 * only, which TypeScript refuses in a package of CommonJS (TS1479) although the package has
 * both.
 */
declare module "simple-statistics" {
  export function sum(values: readonly number[]): number
  export function mean(values: readonly number[]): number
  export function median(values: readonly number[]): number
  export function medianAbsoluteDeviation(values: readonly number[]): number
  export function quantileSorted(ascending: readonly number[], p: number): number
}
