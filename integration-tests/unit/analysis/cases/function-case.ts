import type { Arbitrary } from "fast-check"

/** What the specs that try every exported function need to know of one. */
export type FunctionCase = {
  /** A right input with every field, which is then broken in one place after another. */
  right: object
  /** Any right input, with the edges that its rules speak of. */
  valid: Arbitrary<object>
  /** Names of fields that may be missing. */
  optional?: string[]
  /** Names of fields that may be `null`. */
  nullable?: string[]
  /** Names of fields that any string is right in. */
  freeText?: string[]
}

/** By the name of the exported function. */
export type FunctionCases = Record<string, FunctionCase>
