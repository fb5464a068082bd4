import { FetchError } from "@medusajs/js-sdk"

/** Whether the server refused since somebody else was faster. */
export const isConflict = (error: Error) =>
  error instanceof FetchError && error.status === 409
