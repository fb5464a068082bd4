import { createHmac } from "node:crypto"
import {
  type TokenClaims,
  type TokenKey,
  TokenUse,
  signToken,
} from "../../../src/signing/token"

/** A token that was never signed for `use`. */
export type Forgery = { how: string; token: string; use: TokenUse }

/** Same sequence each time: a failure can be looked at again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const CLASSES: Record<string, string> = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  digit: "0123456789",
  base64: "-_+/=",
  separator: ".,:;|~",
  path: "/\\?#%&",
  space: " \t\n\r\u00a0\u200b\ufeff",
  control: "\u0000\u0001\u001f\u007f",
  unicode: "äßıſKＡ０．․٠😀",
  quote: "'\"<>`$(){}[]*",
}

/** So many forgeries of a store's real tokens, each different from all of those. */
export function forge(
  count: number,
  key: TokenKey,
  now: Date,
  subjects: { messageId: string; contactId: string } = {
    messageId: "ppmsg_01KAPQ6Z0Y9VJ4S7",
    contactId: "ppcon_01KAPQ6Z0Y9VJ4S7",
  }
): Forgery[] {
  const random = createRandom(20261122)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]
  const originals = claimsOf(now, subjects).map((claims) => ({
    claims,
    token: signToken(key, claims),
  }))
  const real = new Set(originals.map(({ token, claims }) => `${claims.use} ${token}`))
  const forgeries = new Map<string, Forgery>()
  const add = (how: string, token: string, use: TokenUse) => {
    if (!real.has(`${use} ${token}`)) {
      forgeries.set(`${use} ${token}`, { how, token, use })
    }
  }

  for (const { token, claims } of originals) {
    const parts = token.split(".")
    for (const use of Object.values(TokenUse)) {
      add("another use", token, use)
      add("another use, renamed", [parts[0], use, ...parts.slice(2)].join("."), use)
    }
    for (let length = 0; length < token.length; length += 1) {
      add("cut off", token.slice(0, length), claims.use)
      add("cut off at the front", token.slice(length + 1), claims.use)
    }
    add("in capitals", token.toUpperCase(), claims.use)
    add("in small letters", token.toLowerCase(), claims.use)
    add("doubled", token + token, claims.use)
    add("padded", `${token}=`, claims.use)
    add("encoded", encodeURIComponent(token).replaceAll(".", "%2E"), claims.use)
    add("encoded twice", token.replaceAll(".", "%252e"), claims.use)
    add("decomposed", `${token}\u0301`, claims.use)
    for (let position = 0; position < parts.length; position += 1) {
      add("a part less", parts.filter((_, at) => at !== position).join("."), claims.use)
      add(
        "a part twice",
        parts.toSpliced(position, 0, parts[position]).join("."),
        claims.use
      )
      add("a part emptied", parts.with(position, "").join("."), claims.use)
      for (let other = position + 1; other < parts.length; other += 1) {
        const swapped = parts.with(position, parts[other]).with(other, parts[position])
        add("two parts swapped", swapped.join("."), claims.use)
      }
    }
    for (const foreign of foreignKeys(key)) {
      add("a foreign key", signToken(foreign, claims), claims.use)
      const mac = signToken(foreign, claims).split(".")[5]
      add("a foreign signature", parts.with(5, mac).join("."), claims.use)
      add("a replaced key id", parts.with(0, foreign.id).join("."), claims.use)
    }
    for (const algorithm of ["sha1", "sha512", "md5"]) {
      const said = parts.slice(0, 5).join(".")
      const mac = createHmac(algorithm, key.secret).update(said).digest("base64url")
      add(
        `signed by ${algorithm}`,
        `${said}.${mac.padEnd(24, "A").slice(0, 24)}`,
        claims.use
      )
    }
  }
  for (const [{ token: first, claims }, { token: second }] of pairs(originals)) {
    const [a, b] = [first.split("."), second.split(".")]
    for (let position = 0; position < a.length; position += 1) {
      add("a part of another token", a.with(position, b[position]).join("."), claims.use)
    }
  }
  for (let turn = 0; forgeries.size < count; turn += 1) {
    const { token, claims } = pick(originals)
    const at = random(token.length)
    const [name, characters] = pick(Object.entries(CLASSES))
    const character = pick(Array.from(characters))
    switch (turn % 4) {
      case 0:
        add(
          `one ${name}`,
          token.slice(0, at) + character + token.slice(at + 1),
          claims.use
        )
        break
      case 1:
        add(
          `one ${name} more`,
          token.slice(0, at) + character + token.slice(at),
          claims.use
        )
        break
      case 2:
        add(`a ${name} at the end`, token + character.repeat(1 + random(3)), claims.use)
        break
      default: {
        const other = random(token.length)
        const characters = [...token]
        ;[characters[at], characters[other]] = [characters[other], characters[at]]
        add("two characters swapped", characters.join(""), claims.use)
      }
    }
  }
  return [...forgeries.values()].slice(0, count)
}

function claimsOf(
  now: Date,
  { messageId, contactId }: { messageId: string; contactId: string }
): TokenClaims[] {
  const expiresAt = new Date(now.getTime() + 86_400_000)
  // One of each, and one of a neighbour.
  return ["", "9"].flatMap((suffix): TokenClaims[] => [
    { use: TokenUse.UNSUBSCRIBE, subject: messageId + suffix },
    { use: TokenUse.OPEN, subject: messageId + suffix },
    { use: TokenUse.CLICK, subject: messageId + suffix, position: 0 },
    { use: TokenUse.CLICK, subject: messageId + suffix, position: 12 },
    { use: TokenUse.PREFERENCES, subject: contactId + suffix, expiresAt },
    { use: TokenUse.CONFIRM, subject: contactId + suffix, expiresAt },
  ])
}

function foreignKeys(key: TokenKey): TokenKey[] {
  return [
    { id: key.id, secret: "00".repeat(32) },
    { id: key.id, secret: key.secret.toUpperCase() },
    { id: key.id, secret: "" },
    { id: "f0re1gn0", secret: "ab".repeat(32) },
  ]
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((first) =>
    list.flatMap((second): [T, T][] => (first === second ? [] : [[first, second]]))
  )
}
