/** What an admin should look at. */
export type AdminHealth = {
  /** Messages whose outcome nobody can tell; an admin decides. */
  unknown: number
  failed: number
  /** Messages that were due more than five minutes ago and have not gone. */
  overdue: number
  /** Batches that the provider refuses, with what it says. */
  blocked: { batch_id: string; provider: string; attempts: number; error: string }[]
}

export type AdminHealthResponse = { health: AdminHealth }
