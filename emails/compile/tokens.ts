import { createContext } from "react"
import { randomBytes } from "node:crypto"

/** Where a value is found: the props (scope 0) or the current element of a list (its token id), then keys. */
export type Path = { readonly scope: number; readonly keys: readonly string[] }

/**
 * `=` print, `~` print as JSON, `?` begin if, `!` begin unless, `*` begin a list, `/` end.
 */
export type MarkerKind = "=" | "~" | "?" | "!" | "*" | "/"

/** The stand-in for real props while a template is compiled. */
export type TokenSet = {
  /** Same shape as the sample; every string and boolean is a token, every list has one element. */
  readonly props: unknown
  /** The path behind each token id. */
  readonly paths: readonly Path[]
  /** The token id of a string token or a token list; null for anything else. */
  idOf(value: unknown): number | null
  /** A marker as it travels through the HTML. */
  mark(kind: MarkerKind, id?: number): string
  /** Finds all markers; group 1 is the kind, group 2 the id. */
  readonly pattern: RegExp
}

/** Set while compiling, null in a live render: When, Each and RawJson look here, never at the value alone. */
export const CompileContext = createContext<TokenSet | null>(null)

const OPEN = "\uE000"
const CLOSE = "\uE001"

/**
 * Builds the stand-in for a template's props from its sample.
 *
 * Tokens carry a random nonce, so that no brand text can be mistaken for one.
 *
 * @throws when a list of the sample is empty (its element's shape is unknown then) or a value is neither
 * string, boolean, list nor object.
 */
export function createTokens(sample: object): TokenSet {
  const nonce = randomBytes(6).toString("hex")
  const paths: Path[] = []
  const lists = new Map<unknown, number>()
  const mark = (kind: MarkerKind, id?: number) =>
    `${OPEN}${kind}${nonce}.${id ?? ""}${CLOSE}`
  const exact = new RegExp(`^${OPEN}=${nonce}\\.(\\d+)${CLOSE}$`)

  const walk = (value: unknown, path: Path): unknown => {
    if (typeof value === "string" || typeof value === "boolean") {
      return mark("=", register(path))
    }
    if (Array.isArray(value)) {
      if (!value.length) {
        throw new Error(
          `sample.${path.keys.join(".")} is an empty list: a sample needs one element in every list`
        )
      }
      const id = register(path)
      const list = [walk(value[0], { scope: id, keys: [] })]
      lists.set(list, id)
      return list
    }
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          walk(inner, { scope: path.scope, keys: [...path.keys, key] }),
        ])
      )
    }
    throw new Error(
      `sample.${path.keys.join(".")} is ${String(value)}: display-ready props are strings, booleans, lists and objects`
    )
  }
  // Id 0 is taken so that scope 0 can mean the props themselves.
  const register = (path: Path) => paths.push(path) - 1
  register({ scope: 0, keys: [] })

  return {
    props: walk(sample, { scope: 0, keys: [] }),
    paths,
    idOf: (value) => {
      if (typeof value === "string") {
        const match = exact.exec(value)
        return match ? Number(match[1]) : null
      }
      return lists.get(value) ?? null
    },
    mark,
    pattern: new RegExp(`${OPEN}([=~?!*/])${nonce}\\.(\\d*)${CLOSE}`, "g"),
  }
}

/** What When tests: empty strings and empty lists count as nothing. */
export function isPresent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
