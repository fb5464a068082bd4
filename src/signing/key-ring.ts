import { createHmac } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import {
  type StoredKey,
  readSigningKeys,
} from "../modules/post-purchase/queries/signing-keys"
import {
  type TokenClaims,
  type TokenUse,
  type TokenVerdict,
  keyIdOf,
  signToken,
  verifyToken,
} from "./token"

/** After so long a process looks for a key that another one added. */
const FRESH_MS = 60_000
/** A flood of forged tokens with made-up keys asks the database no more often than this. */
const RELOAD_MS = 5_000

/** Signs and verifies with the store's own keys. */
export type KeyRing = {
  sign(claims: TokenClaims): string
  verify(token: string, use: TokenUse, now?: Date): Promise<TokenVerdict>
  /** HMAC-SHA256 of a normalised e-mail, hex: how a suppressed address is known without being kept. */
  hashEmail(email: string): string
}

type Reading = { keys: Promise<StoredKey[]>; at: number }

const readings = new WeakMap<Knex, Reading>()

/**
 * The store's keys, read at most once a minute.
 *
 * @throws MedusaError (not_found) when the migration that creates them has not run
 */
export async function openKeyRing(db: Knex): Promise<KeyRing> {
  let keys = await load(db, FRESH_MS)
  const signing = requireKey(keys, "token")
  const hashing = requireKey(keys, "hash")
  return {
    sign: (claims) => signToken(signing, claims),
    async verify(token, use, now = new Date()) {
      const id = keyIdOf(token)
      const find = () => keys.find((key) => key.purpose === "token" && key.id === id)
      if (id !== null && !find()) {
        keys = await load(db, RELOAD_MS)
      }
      return verifyToken(find(), token, use, now)
    },
    hashEmail: (email) =>
      createHmac("sha256", hashing.secret).update(email).digest("hex"),
  }
}

/** Lets this process see a rotation at once. */
export function forgetKeys(db: Knex): void {
  readings.delete(db)
}

// Nothing is awaited before the new reading is in its place: ten thousand opens that find the
// keys stale at once share one statement.
function load(db: Knex, maxAgeMs: number): Promise<StoredKey[]> {
  const known = readings.get(db)
  if (known && Date.now() - known.at < maxAgeMs) {
    return known.keys
  }
  const reading: Reading = { keys: readSigningKeys(db), at: Date.now() }
  readings.set(db, reading)
  reading.keys.catch(() => {
    if (readings.get(db) === reading) {
      readings.delete(db)
    }
  })
  return reading.keys
}

function requireKey(keys: StoredKey[], purpose: StoredKey["purpose"]): StoredKey {
  const key = keys.find((candidate) => candidate.purpose === purpose)
  if (!key) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no signing key for ${purpose}. Run npx medusa db:migrate, which creates one.`
    )
  }
  return key
}
