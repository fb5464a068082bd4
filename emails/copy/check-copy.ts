import { type CopySection, builtInCopy } from "./index"
import { findUses } from "./liquid"
import { nearestName } from "./nearest-name"
import { COPY_VARIABLES } from "./variables"

/** Where a text cannot be said, and why. Lines and columns count from 1. */
export type CopyProblem = { line: number; column: number; problem: string }

/**
 * All that is wrong with a text of a section: what Liquid cannot read, or else each variable
 * that the section does not have, with the name that was most likely meant.
 *
 * @example
 * findCopyProblems("thank-you", "Hi {{ customer.firstname }}")
 * // [{ line: 1, column: 7, problem: "there is no {{ customer.firstname }}; did you mean customer.first_name?" }]
 */
export function findCopyProblems(section: CopySection, source: string): CopyProblem[] {
  const uses = findUses(source)
  if ("problem" in uses) {
    return [uses]
  }
  const known = COPY_VARIABLES[section]
  return uses
    .filter(({ name }) => !known.includes(name))
    .map(({ name, line, column }) => ({
      line,
      column,
      problem: `there is no {{ ${name} }}; ${suggest(name, known, "this text can use", "no variables")}`,
    }))
}

/**
 * What is wrong with the name of a sentence; null when the section has it.
 *
 * @example
 * findKeyProblem("thank-you", "hedline") // "there is no sentence hedline; did you mean headline?"
 */
export function findKeyProblem(section: CopySection, key: string): string | null {
  const keys = Object.keys(builtInCopy(section).en)
  return keys.includes(key)
    ? null
    : `there is no sentence ${key}; ${suggest(key, keys, "there are", "none")}`
}

/** What is wrong with a piece of copy, for the admin; null when it is fine. */
export function checkCopy(section: CopySection, source: string): string | null {
  const problems = findCopyProblems(section, source)
  return problems.length ? problems.map(sayCopyProblem).join("; ") : null
}

/** A problem with its place. */
export function sayCopyProblem({ line, column, problem }: CopyProblem): string {
  return `line ${line}, column ${column}: ${problem}`
}

function suggest(
  name: string,
  names: readonly string[],
  listed: string,
  nothing: string
): string {
  const nearest = nearestName(name, names)
  return nearest ? `did you mean ${nearest}?` : `${listed} ${names.join(", ") || nothing}`
}
