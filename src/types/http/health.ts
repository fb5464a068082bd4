/** What an admin should look at. */
export type AdminHealth = {
  /** Messages whose outcome nobody can tell; an admin decides. */
  unknown: number
  failed: number
  /** Messages that were due more than five minutes ago and have not gone. */
  overdue: number
  /** Messages that wait after failed attempts, by what was said last. */
  blocked: { messages: number; attempts: number; error: string }[]
}

export type AdminHealthResponse = { health: AdminHealth }
