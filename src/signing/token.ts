import { createHmac, timingSafeEqual } from "node:crypto"
import { MedusaError } from "@medusajs/framework/utils"

/** What a signed link is for. A token for one is nothing for another. */
export const TokenUse = {
  CLICK: "c",
  OPEN: "o",
  UNSUBSCRIBE: "u",
  PREFERENCES: "p",
  CONFIRM: "d",
  REVIEW: "r",
  SURVEY: "s",
} as const
export type TokenUse = (typeof TokenUse)[keyof typeof TokenUse]

/** What a token says: ids of ours only, nothing about a person. */
export type TokenClaims = {
  use: TokenUse
  /** A message's id; a contact's for `PREFERENCES` and `CONFIRM`. */
  subject: string
  /** Which link of the message, for `CLICK`; which of its mentions, for `REVIEW`. */
  position?: number
  /** Refused from then on; never when left out. Whole seconds. */
  expiresAt?: Date
}

/** A secret with its name. */
export type TokenKey = { id: string; secret: string }

export type TokenVerdict =
  | { kind: "valid"; claims: TokenClaims }
  /** Signed by us, but its time is over. */
  | { kind: "expired" }
  /** Forged, cut off, for something else, or under a key that is retired. */
  | { kind: "invalid" }

/** 144 bits: 24 characters without a spare bit, so that no two spellings decode to one value. */
const MAC_BYTES = 18
const TOKEN =
  /^(([a-z0-9]{1,16})\.([a-z])\.([A-Za-z0-9_]{1,64})\.([0-9a-z]{0,6})\.([0-9a-z]{0,8}))\.([A-Za-z0-9_-]{24})$/

/**
 * Signs claims: `key.use.subject.position.expiry.mac`, safe in a path.
 *
 * @throws MedusaError (invalid_data) for claims that no token can carry, such as a subject with
 *   a dot: a link that never works would else be found by its recipient
 * @example
 * signToken({ id: "k1", secret: "…" }, { use: TokenUse.UNSUBSCRIBE, subject: "ppmsg_01" })
 * // "k1.u.ppmsg_01...0T3…"
 */
export function signToken(key: TokenKey, claims: TokenClaims): string {
  const expiry = claims.expiresAt
    ? Math.floor(claims.expiresAt.getTime() / 1000).toString(36)
    : ""
  const said = [
    key.id,
    claims.use,
    claims.subject,
    claims.position?.toString(36) ?? "",
    expiry,
  ].join(".")
  const token = `${said}.${macOf(key, said)}`
  if (!TOKEN.test(token)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A token cannot carry ${said}. Ids are letters, digits and underscores, positions and times whole and not negative.`
    )
  }
  return token
}

/** The key that a token names, whether or not it really signed it; null for what is no token. */
export function keyIdOf(token: string): string | null {
  return TOKEN.exec(token)?.[2] ?? null
}

/**
 * Checks a token to the last bit: the signature covers its very characters, so nothing about it
 * can be written in another way.
 *
 * @param key - the key that {@link keyIdOf} named; undefined when there is none
 */
export function verifyToken(
  key: TokenKey | undefined,
  token: string,
  use: TokenUse,
  now: Date
): TokenVerdict {
  const parts = TOKEN.exec(token)
  if (!parts || !key || parts[2] !== key.id) {
    return { kind: "invalid" }
  }
  const [, said, , saidUse, subject, position, expiry, mac] = parts
  const isOurs = timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(key, said)))
  if (!isOurs || saidUse !== use) {
    return { kind: "invalid" }
  }
  const expiresAt = expiry ? new Date(parseInt(expiry, 36) * 1000) : undefined
  if (expiresAt && expiresAt <= now) {
    return { kind: "expired" }
  }
  return {
    kind: "valid",
    claims: {
      use,
      subject,
      ...(position ? { position: parseInt(position, 36) } : {}),
      ...(expiresAt ? { expiresAt } : {}),
    },
  }
}

function macOf({ secret }: TokenKey, said: string): string {
  return createHmac("sha256", secret)
    .update(said)
    .digest()
    .subarray(0, MAC_BYTES)
    .toString("base64url")
}
