/** What an error says, in a line of the log: a failed statement's text is not repeated there. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error)
  }
  // Knex writes the statement before what PostgreSQL said of it.
  return "severity" in error
    ? error.message.slice(error.message.lastIndexOf(" - ") + 3)
    : error.message
}
