import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { functionNames, primitives } from "./call"
import { cases } from "./cases"
import { refusal } from "./refusals"

type Case = { fn: string; input: Record<string, unknown>; expected: object }

const vectors: Case[] = JSON.parse(
  readFileSync(join(__dirname, "vectors-public.json"), "utf8")
)

/** A right input of each function, to be broken in one place. */
const rightInputs = new Map<string, object>([
  ...vectors
    .filter(({ expected }) => !("throws" in expected))
    .map(({ fn, input }) => [fn, input] as const)
    .reverse(),
  ...Object.entries(cases).map(([fn, { right }]) => [fn, right] as const),
])

/** Fields that have a default, in which `undefined` is right. */
const optionalFields = ["alternative", "sided", "ratio", "continuity"]

/** Fields that any string is right in. */
const freeText = ["name", "customerId"]

/** What is right in some fields of a function although it would be wrong elsewhere. */
const leniencyOf = (fn: string) => ({
  optional: cases[fn]?.optional ?? optionalFields,
  nullable: cases[fn]?.nullable ?? ["pValues"],
  freeText: cases[fn]?.freeText ?? freeText,
})

const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  const inner =
    typeof value === "object" && value !== null
      ? Object.keys(value).flatMap((key) => {
          const step = Array.isArray(value) ? Number(key) : key
          return paths(Reflect.get(value, key), [...path, step])
        })
      : []
  return path.length > 0 ? [path, ...inner] : inner
}

const at = (value: unknown, path: (string | number)[]): unknown =>
  path.reduce((inner: unknown, step) => Reflect.get(Object(inner), step), value)

const broken = (input: object, path: (string | number)[], wrong: unknown) => {
  const copy = structuredClone(input)
  const holder = Object(at(copy, path.slice(0, -1)))
  Reflect.set(holder, path.at(-1) ?? "", wrong)
  return copy
}

const written = (path: (string | number)[]) =>
  path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1)

/** Values that are wrong wherever the right one is. */
const wrongFor = (fn: string, right: unknown, path: (string | number)[]): unknown[] => {
  const field = String(path.findLast((step) => typeof step === "string"))
  const lenient = leniencyOf(fn)
  const missing = [
    ...(lenient.optional.includes(field) ? [] : [undefined]),
    ...(lenient.nullable.includes(field) ? [] : [null]),
  ]
  if (typeof right === "number") {
    return ["1", Number.NaN, Infinity, -Infinity, {}, true, ...missing]
  }
  if (typeof right === "string") {
    const otherText = lenient.freeText.includes(field) ? [] : ["no such thing", ""]
    return [0, {}, ...otherText, ...missing]
  }
  if (typeof right === "boolean") {
    return ["true", 1, ...missing]
  }
  return Array.isArray(right) ? [{}, "1", 1, ...missing] : [[], 1, ...missing]
}

describe("each wrong field of each function is refused by its name", () => {
  it("and every function is tried", () => {
    expect([...rightInputs.keys()].sort()).toEqual([...functionNames].sort())
  })

  it.each([...rightInputs])("%s", (fn, input) => {
    const tried = paths(input).flatMap((path) =>
      wrongFor(fn, at(input, path), path).map((wrong) => ({ path, wrong }))
    )
    expect(tried.length).toBeGreaterThan(4)
    const missed = tried
      .map(({ path, wrong }) => ({
        path: written(path),
        wrong,
        answer: refusal(fn, broken(input, path, wrong)),
      }))
      .filter(({ path, answer }) => !answer.startsWith(`RangeError: ${path}`))
    expect(missed).toEqual([])
  })

  it.each([...rightInputs.keys()].filter((fn) => !primitives[fn]))(
    "%s without an object",
    (fn) => {
      for (const wrong of [undefined, null, 1, "1"]) {
        expect(refusal(fn, wrong)).toMatch(/^RangeError: input must be an object/)
      }
    }
  )
})
