/** PostgreSQL's codes for a table or a column that is not there. */
const CODES = new Set(["42P01", "42703"])

/** Whether a statement failed because Medusa's tables are not as expected. */
export function isUnknownSchema(error: unknown): boolean {
  return error instanceof Error && "code" in error && CODES.has(String(error.code))
}
