/** Where a value breaks which rule. The path starts with `.field` or `[index]`. */
export type Problem = { path: string; rule: string; value: unknown }

/** Looks at one value; `null` means that nothing is wrong with it. */
export type Check = (value: unknown) => Problem | null

/** The verdict on a value by one rule, which is worded to follow the argument's name. */
export function verdict(holds: boolean, rule: string, value: unknown): Problem | null {
  return holds ? null : { path: "", rule, value }
}

/** A check of an object's fields, in the order in which they are given. */
export function record(fields: Record<string, Check>): Check {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return verdict(false, "must be an object", value)
    }
    for (const [name, check] of Object.entries(fields)) {
      const problem = check((value as Record<string, unknown>)[name])
      if (problem) {
        return { ...problem, path: `.${name}${problem.path}` }
      }
    }
    return null
  }
}

/** A check of an array and of each of its entries; a hole counts as a missing entry. */
export function list(check: Check, atLeast = 0): Check {
  return (value) => {
    if (!Array.isArray(value)) {
      return verdict(false, "must be an array", value)
    }
    if (value.length < atLeast) {
      const least = atLeast === 1 ? "an entry" : `${atLeast} entries`
      return verdict(false, `must have ${least} or more`, value)
    }
    for (let index = 0; index < value.length; index++) {
      const problem = check(value[index])
      if (problem) {
        return { ...problem, path: `[${index}]${problem.path}` }
      }
    }
    return null
  }
}

/** A check that lets a missing value pass, for arguments that have a default. */
export function optional(check: Check): Check {
  return (value) => (value === undefined ? null : check(value))
}
