import type { z } from "@medusajs/framework/zod"

type Issue = z.ZodError["issues"][number]

/** Says that it is another member of the union that was meant. */
const OTHER_SHAPE: ReadonlySet<string> = new Set(["invalid_union", "unrecognized_keys"])

/**
 * All problems of an input in words, each with the path of its field.
 *
 * Of a union the member is taken that the input comes nearest to: "Invalid input" would leave
 * the reader to find out which.
 *
 * @param whole - what to call the input itself, where a problem is not in one field
 * @example
 * describeProblems(error, "body") // ["brand.colors.accent: must be a colour like #1a2b3c"]
 */
export function describeProblems(error: z.ZodError, whole: string): string[] {
  return error.issues
    .flatMap(withinUnion)
    .map((issue) => `${issue.path.join(".") || whole}: ${issue.message}`)
}

function withinUnion(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union" || !issue.errors.length) {
    return [issue]
  }
  const [nearest] = issue.errors
    .map((issues) => ({ issues, distance: distanceOf(issues) }))
    .sort((one, other) => one.distance - other.distance)
  return nearest.issues.flatMap((inner) =>
    withinUnion({ ...inner, path: [...issue.path, ...inner.path] })
  )
}

function distanceOf(issues: Issue[]): number {
  return issues.reduce(
    (sum, { code, path }) => sum + (path.length < 2 && OTHER_SHAPE.has(code) ? 10 : 1),
    0
  )
}
