import { createHash } from "node:crypto"
import type { AdjustableClock } from "./adjustable-clock"
import { ApiError } from "./api-error"

const LIFETIME_MS = 24 * 60 * 60 * 1000
const MAX_KEY_LENGTH = 256

export interface Answer {
  status: number
  body: unknown
}

interface Entry {
  fingerprint: string
  since: number
  answer?: Answer
}

/** What a key was used for, and the answer to repeat. */
export class IdempotencyKeys {
  private entries = new Map<string, Entry>()

  constructor(private readonly clock: AdjustableClock) {}

  /**
   * Claims the key, or returns the stored answer.
   *
   * Payloads compare by their bytes: the API does not say how it compares, and
   * a client that repeats byte for byte is right under every reading.
   *
   * @throws ApiError 400 for a bad key, 409 for another payload or a request in flight.
   */
  claim(endpoint: string, key: string, payload: Buffer): Answer | undefined {
    if (key.length < 1 || key.length > MAX_KEY_LENGTH) {
      throw new ApiError(
        400,
        "invalid_idempotency_key",
        "The key must be between 1-256 chars."
      )
    }
    const fingerprint = createHash("sha256").update(payload).digest("base64")
    const now = this.clock.now()
    const entry = this.entries.get(`${endpoint} ${key}`)
    if (entry && !entry.answer) {
      throw new ApiError(
        409,
        "concurrent_idempotent_requests",
        "Same idempotency key used while original request is still in progress."
      )
    }
    if (entry && now - entry.since < LIFETIME_MS) {
      if (entry.fingerprint !== fingerprint) {
        throw new ApiError(
          409,
          "invalid_idempotent_request",
          "Same idempotency key used with a different request payload."
        )
      }
      return entry.answer
    }
    this.entries.set(`${endpoint} ${key}`, { fingerprint, since: now })
    return undefined
  }

  store(endpoint: string, key: string, answer: Answer): void {
    const entry = this.entries.get(`${endpoint} ${key}`)
    if (entry) {
      entry.answer = answer
    }
  }

  release(endpoint: string, key: string): void {
    this.entries.delete(`${endpoint} ${key}`)
  }

  clear(): void {
    this.entries.clear()
  }
}
