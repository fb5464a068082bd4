import { verdict, type Check } from "./check"

/** How many of something there are. */
export const count: Check = (value) =>
  verdict(
    Number.isSafeInteger(value) && isAtLeastZero(value),
    "must be a whole number, 0 or more",
    value
  )

/** Any number that is not NaN or infinite. */
export const finite: Check = (value) =>
  verdict(Number.isFinite(value), "must be a finite number", value)

export const nonNegative: Check = (value) =>
  verdict(
    Number.isFinite(value) && isAtLeastZero(value),
    "must be a finite number, 0 or more",
    value
  )

export const positive: Check = (value) =>
  verdict(
    Number.isFinite(value) && isAtLeastZero(value) && value !== 0,
    "must be a finite number above 0",
    value
  )

/** Where 1 is the last digit of a double, the beta distribution ends. */
const largestShape = 1e15

/** A parameter of a beta distribution, or a part of one, as a prior is. */
export const betaShape: Check = (value) =>
  verdict(
    typeof value === "number" && value > 0 && value <= largestShape,
    `must be a number above 0, at most ${largestShape}`,
    value
  )

/** A rate or share that may be 0 or 1. */
export const share: Check = (value) =>
  verdict(isShare(value), "must be a number from 0 to 1", value)

/** A confidence, alpha, power or quantile level: 0 and 1 would mean an infinite bound. */
export const level: Check = (value) =>
  verdict(
    isShare(value) && value !== 0 && value !== 1,
    "must be a number between 0 and 1, both excluded",
    value
  )

export const shareOrNull: Check = (value) =>
  verdict(value === null || isShare(value), "must be null or a number from 0 to 1", value)

export const flag: Check = (value) =>
  verdict(typeof value === "boolean", "must be true or false", value)

export const text: Check = (value) =>
  verdict(typeof value === "string", "must be a string", value)

/** One of a few values, told apart by `===`. */
export function oneOf(values: readonly (string | number)[]): Check {
  return (value) =>
    verdict(
      values.some((allowed) => allowed === value),
      `must be ${values.map((allowed) => JSON.stringify(allowed)).join(" or ")}`,
      value
    )
}

function isAtLeastZero(value: unknown): boolean {
  return typeof value === "number" && value >= 0
}

function isShare(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 1
}
