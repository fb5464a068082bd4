import { record, type Check } from "./check"

/**
 * Checks an argument object field by field; every field of its type must be listed.
 *
 * @throws RangeError that names the first wrong argument with its path, as in
 *   `customers[3].recency must be 0 or more, got -1`
 */
export function checkInput<Input extends object>(
  input: Input,
  fields: { [Name in keyof Input]-?: Check }
): void {
  const problem = record(fields)(input)
  if (problem) {
    refuse(problem.path.slice(1) || "input", problem.rule, problem.value)
  }
}

/** Throws the RangeError of an argument that breaks a rule. */
export function refuse(path: string, rule: string, value: unknown): never {
  // eslint-disable-next-line @medusajs/use-medusa-error-not-generic-error -- runs in browsers too
  throw new RangeError(`${path} ${rule}, got ${shown(value)}`)
}

/** A part of a whole must not exceed it; both are numbers that were checked before. */
export function checkPart(
  [part, partPath]: [number, string],
  [whole, wholePath]: [number, string]
): void {
  if (part > whole) {
    refuse(partPath, `must not be above ${wholePath} (${whole})`, part)
  }
}

/** Two lists must have an entry for each other's entries. */
export function checkSameLength(
  [first, firstPath]: [unknown[], string],
  [second, secondPath]: [unknown[], string]
): void {
  if (first.length !== second.length) {
    refuse(
      secondPath,
      `must have as many entries as ${firstPath} (${first.length})`,
      second
    )
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  }
  if (Array.isArray(value)) {
    return `an array of ${value.length}`
  }
  return typeof value === "object" && value !== null ? "an object" : String(value)
}
