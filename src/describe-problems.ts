import type { z } from "@medusajs/framework/zod"

/**
 * All problems of an input in words, each with the path of its field.
 *
 * @param whole - what to call the input itself, where a problem is not in one field
 * @example
 * describeProblems(error, "body") // ["brand.colors.accent: must be a colour like #1a2b3c"]
 */
export function describeProblems(error: z.ZodError, whole: string): string[] {
  return error.issues.map((issue) => `${issue.path.join(".") || whole}: ${issue.message}`)
}
