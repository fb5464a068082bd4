/** The largest file that is imported. */
export const MAX_IMPORT_BYTES = 5 * 1024 * 1024
export const MAX_IMPORT_ROWS = 50_000
/** The same file inside JSON, where line ends and quotes take two characters. */
export const MAX_IMPORT_BODY = "8mb"
