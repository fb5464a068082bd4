/**
 * Something that a person can put right, told in one sentence that holds the
 * remedy. Whoever catches it prints the message alone: a stack trace would
 * point at us, while the cause is outside.
 */
export class Failure extends Error {
  override readonly name = "Failure"
}

/** The message of anything thrown, for use inside a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error)
  }
  // Node's connection errors to a name with two addresses carry an empty
  // message and the real reasons inside.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return reasonOf(error.errors[0])
  }
  return error.message
}

/** The `code` of a Node or PostgreSQL error, if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return codeOf(error.errors[0])
  }
  if (error instanceof Error && "code" in error) {
    return typeof error.code === "string" ? error.code : undefined
  }
  return undefined
}
